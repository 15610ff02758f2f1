import { defineFault } from '../define.ts';
import { isDeletion, toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-without-deletions',
  chapter: 'crud',
  breaks: 'The history of a study does not list its deletion.',
  requirements: ['history-includes-all-versions'],
  response: toldHistory('instance', (history) => withoutEntries(history, isDeletion)),
});
