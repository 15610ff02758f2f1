import { defineFault } from '../define.ts';
import { isDeletion, toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-system-without-deletions',
  chapter: 'crud',
  breaks: 'The history of the whole server lists no deletions.',
  requirements: ['history-includes-all-versions'],
  response: toldHistory('system', (history) => withoutEntries(history, isDeletion)),
});
