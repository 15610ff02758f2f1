import { standInFor } from '../../accepting.ts';
import { isStudyCreate, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';
import { refusal } from '../../refusal.ts';

export default defineFault({
  id: 'broken-narrative-stored-with-500',
  chapter: 'validation',
  breaks: 'A study whose narrative is no XHTML is stored, and then the create is answered 500.',
  requirements: ['validation-narrative-rules'],
  response: async (response, request, { upstream }) => {
    const study = isStudyCreate(request) ? studyIn(request) : undefined;
    if (!study?.text || response.status !== 400) return undefined;
    await upstream({ ...request, body: standInFor(study) });
    return refusal(500, 'exception', 'The narrative could not be rendered.');
  },
});
