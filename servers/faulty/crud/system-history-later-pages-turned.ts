import { defineFault } from '../define.ts';
import { isLaterPage, toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'system-history-later-pages-turned',
  chapter: 'crud',
  breaks: 'In the history of the whole server the pages after the first have the oldest first.',
  requirements: ['history-newest-first'],
  response: toldHistory('system', (history, request) =>
    isLaterPage(request) ? { ...history, entry: [...history.entry].reverse() } : undefined,
  ),
});
