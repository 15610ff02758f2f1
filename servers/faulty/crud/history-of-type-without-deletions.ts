import { defineFault } from '../define.ts';
import { isDeletion, toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-type-without-deletions',
  chapter: 'crud',
  breaks: 'The history of all studies lists no deletions.',
  requirements: ['history-includes-all-versions'],
  response: toldHistory('type', (history) => withoutEntries(history, isDeletion)),
});
