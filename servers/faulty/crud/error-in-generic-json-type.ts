import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'error-in-generic-json-type',
  chapter: 'crud',
  breaks: 'OperationOutcomes are served as application/json.',
  requirements: ['format-json-mime-type'],
  response: header(
    'content-type',
    () => 'application/json',
    (_, { status }) => status >= 400,
  ),
});
