import { isStudyWrite } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'truncated-body-repaired',
  chapter: 'crud',
  breaks: 'A body that lacks its last brace is stored.',
  requirements: ['rest-create-unparseable-400'],
  request: (request) => {
    if (!isStudyWrite(request) || typeof request.body !== 'string') return;
    try {
      return { ...request, body: JSON.parse(`${request.body}}`) as unknown };
    } catch {
      return;
    }
  },
});
