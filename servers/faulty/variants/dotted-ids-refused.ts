import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'dotted-ids-refused',
  chapter: 'crud',
  breaks: 'Ids that a client chooses may not have dots in them.',
  requirements: ['rest-update-as-create-refused'],
  allowedBy: 'http.html#upsert',
  request: (request) => {
    const study = isStudyUpdate(request) ? studyIn(request) : undefined;
    return study?.id?.includes('.') ? { ...request, body: { ...study, id: 'refused' } } : undefined;
  },
  response: (response, request) =>
    isStudyUpdate(request) && studyIn(request)?.id?.includes('.') && response.status === 400
      ? { ...response, status: 422 }
      : undefined,
});
