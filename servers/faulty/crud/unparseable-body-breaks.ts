import { isStudyWrite } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unparseable-body-breaks',
  chapter: 'crud',
  breaks: 'A body that is no JSON is answered with 500.',
  requirements: ['rest-create-unparseable-400'],
  level: 'SHOULD',
  response: (response, request) =>
    isStudyWrite(request) && typeof request.body === 'string' && response.status === 400
      ? { ...response, status: 500 }
      : undefined,
});
