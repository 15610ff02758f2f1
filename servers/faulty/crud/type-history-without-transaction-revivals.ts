import { defineFault } from '../define.ts';
import { entriesFollowed, leftOutOf } from '../entries-followed.ts';

export default defineFault({
  id: 'type-history-without-transaction-revivals',
  chapter: 'crud',
  breaks: 'The history of all studies leaves out what a transaction brought back.',
  requirements: ['history-includes-all-versions'],
  ...entriesFollowed('transaction', ({ kind }) => kind === 'revived', leftOutOf('type')),
});
