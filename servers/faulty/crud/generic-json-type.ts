import { header } from '../crud-fault.ts';
import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'generic-json-type',
  chapter: 'crud',
  breaks: 'Studies are served as application/json, whatever the client accepts.',
  requirements: ['format-json-mime-type'],
  response: header('content-type', () => 'application/json', isStudyRead),
});
