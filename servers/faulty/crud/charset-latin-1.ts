import { header } from '../crud-fault.ts';
import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'charset-latin-1',
  chapter: 'crud',
  breaks: 'Studies are said to be in ISO-8859-1.',
  requirements: ['format-utf8'],
  response: header('content-type', (type) => `${type};charset=ISO-8859-1`, isStudyRead),
});
