import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'client-id-refused',
  chapter: 'crud',
  breaks: 'A create whose body has an id is answered 400.',
  requirements: ['rest-create-ignores-client-id'],
  request: (request) =>
    isStudyCreate(request) && studyIn(request)?.id
      ? { ...request, body: { ...studyIn(request), status: 'refuse' } }
      : undefined,
});
