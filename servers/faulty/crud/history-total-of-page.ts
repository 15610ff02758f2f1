import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-total-of-page',
  chapter: 'crud',
  breaks: 'The total of a history is the number of entries on the page.',
  requirements: ['history-total-counts-versions'],
  response: toldHistory(undefined, (history) => ({ ...history, total: history.entry.length })),
});
