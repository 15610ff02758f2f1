import { defineFault } from '../define.ts';
import { entriesFollowed, leftOutOf } from '../entries-followed.ts';

export default defineFault({
  id: 'system-history-without-batch-deletions',
  chapter: 'crud',
  breaks: 'The history of the whole server leaves out deletions in a batch.',
  requirements: ['history-includes-all-versions'],
  ...entriesFollowed('batch', ({ kind }) => kind === 'deleted', leftOutOf('system')),
});
