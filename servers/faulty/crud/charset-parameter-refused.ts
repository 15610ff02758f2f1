import { isStudyWrite } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'charset-parameter-refused',
  chapter: 'crud',
  breaks: 'A body whose Content-Type names a charset is answered 415.',
  requirements: ['format-utf8'],
  request: (request) =>
    isStudyWrite(request) && request.headers['content-type']?.includes('charset')
      ? { ...request, headers: { ...request.headers, 'content-type': 'text/unheard-of' } }
      : undefined,
});
