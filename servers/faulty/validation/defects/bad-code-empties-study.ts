import { issuesOf, standInFor } from '../../accepting.ts';
import { isStudyUpdate } from '../../crud-fault.ts';
import { studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'bad-code-empties-study',
  chapter: 'validation',
  breaks: 'An update refused for a code that is not in the value set has deleted the old content.',
  requirements: ['validation-status-required-binding'],
  response: async (response, request, { upstream }) => {
    const study = isStudyUpdate(request) ? studyIn(request) : undefined;
    const isCode = issuesOf(response).some(({ code }) => code === 'code-invalid');
    if (!study || response.status !== 400 || !isCode) return;
    const { identifier: _identifier, ...bare } = standInFor(study);
    await upstream({ ...request, body: bare });
  },
});
