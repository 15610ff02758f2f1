import { defineFault } from '../define.ts';
import { entriesFollowed, leftOutOf } from '../entries-followed.ts';

export default defineFault({
  id: 'history-without-batch-updates-by-criteria',
  chapter: 'crud',
  breaks: 'The history of a study leaves out what a batch updated by criteria.',
  requirements: ['history-includes-all-versions'],
  ...entriesFollowed(
    'batch',
    ({ kind, byCriteria }) => kind === 'updated' && byCriteria,
    leftOutOf('instance'),
  ),
});
