import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'id-case-mismatch-accepted',
  chapter: 'crud',
  breaks: 'An update compares the ids of URL and resource without regard to case.',
  requirements: ['rest-update-id-mismatch-400'],
  request: (request) => {
    const id = studyOf(request)?.split('/').at(-1) ?? '';
    const study = studyIn(request);
    if (!isStudyUpdate(request) || study?.id?.toLowerCase() !== id.toLowerCase()) return;
    return { ...request, body: { ...study, id } };
  },
});
