import { standInFor } from '../../accepting.ts';
import { isStudyUpdate } from '../../crud-fault.ts';
import { studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';
import { refusal } from '../../refusal.ts';

export default defineFault({
  id: 'invalid-update-refused-but-stored',
  chapter: 'validation',
  breaks: 'An update that is refused for its content with 422 has replaced the study all the same.',
  requirements: ['rest-refusal-has-no-effect'],
  response: async (response, request, { upstream }) => {
    const study = isStudyUpdate(request) ? studyIn(request) : undefined;
    if (!study || response.status !== 400 || request.url !== `/ImagingStudy/${study.id}`) {
      return undefined;
    }
    await upstream({ ...request, body: standInFor(study) });
    return refusal(422, 'invalid', 'The study is not valid.');
  },
});
