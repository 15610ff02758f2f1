import { sentEntries, withoutPrecondition } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-without-if-none-exist',
  chapter: 'crud',
  breaks: 'A batch does not heed ifNoneExist.',
  requirements: ['rest-cond-create-one-match'],
  request: sentEntries('batch', (entry) => withoutPrecondition(entry, 'ifNoneExist')),
});
