import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-system-by-study',
  chapter: 'crud',
  breaks: 'The history of the whole server is grouped by study.',
  requirements: ['history-newest-first'],
  response: toldHistory('system', (history) => ({
    ...history,
    entry: history.entry.toSorted((one, other) =>
      String(one.fullUrl).localeCompare(String(other.fullUrl)),
    ),
  })),
});
