import { isStudyWrite } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'refusal-is-500',
  chapter: 'crud',
  breaks: 'A study that breaks the rules is answered with 500.',
  requirements: ['rest-rejection-status'],
  level: 'SHOULD',
  response: (response, request) =>
    isStudyWrite(request) && studyIn(request) && response.status === 400
      ? { ...response, status: 500 }
      : undefined,
});
