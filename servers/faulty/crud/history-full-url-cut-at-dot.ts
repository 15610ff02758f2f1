import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-full-url-cut-at-dot',
  chapter: 'crud',
  breaks: 'In the history of all studies a fullUrl ends where the id has its first dot.',
  requirements: ['bundle-fullurl-agrees-with-id'],
  response: toldHistory('type', (history) => ({
    ...history,
    entry: history.entry.map((one) =>
      one.fullUrl ? { ...one, fullUrl: one.fullUrl.replace(/(\/[^/.]+)\.[^/]*$/, '$1') } : one,
    ),
  })),
});
