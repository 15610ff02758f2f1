import { defineFault } from '../define.ts';
import { isLaterPage, toldHistory, withoutEntries } from '../history-fault.ts';

export default defineFault({
  id: 'history-page-two-misses-one',
  chapter: 'crud',
  breaks: 'The first entry of each further page of a history is lost.',
  requirements: ['history-includes-all-versions'],
  response: toldHistory(undefined, (history, request) =>
    isLaterPage(request) ? withoutEntries(history, (_, index) => index === 0) : undefined,
  ),
});
