import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'create-answered-200',
  chapter: 'crud',
  breaks: 'A create is answered with 200.',
  requirements: ['rest-create-201'],
  response: (response, request) =>
    isStudyCreate(request) && response.status === 201 ? { ...response, status: 200 } : undefined,
});
