import { issuesOf, standInFor } from '../../accepting.ts';
import { isStudyCreate, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'missing-element-refused-but-stored',
  chapter: 'validation',
  breaks: 'A create that is refused for a missing element is stored all the same.',
  requirements: ['validation-series-uid-modality-required'],
  response: async (response, request, { upstream }) => {
    const study = isStudyCreate(request) ? studyIn(request) : undefined;
    const isIncomplete = issuesOf(response).some(({ code }) => code === 'required');
    if (!study || response.status !== 400 || !isIncomplete) return;
    await upstream({ ...request, body: standInFor(study) });
  },
});
