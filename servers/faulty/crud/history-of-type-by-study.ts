import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-type-by-study',
  chapter: 'crud',
  breaks: 'The history of all studies is grouped by study.',
  requirements: ['history-newest-first'],
  response: toldHistory('type', (history) => ({
    ...history,
    entry: history.entry.toSorted((one, other) =>
      String(one.fullUrl).localeCompare(String(other.fullUrl)),
    ),
  })),
});
