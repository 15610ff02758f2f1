import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-without-request',
  chapter: 'crud',
  breaks: 'Entries of a history have no request.',
  requirements: ['history-entry-request-response'],
  response: toldHistory(undefined, (history) => ({
    ...history,
    entry: history.entry.map(({ request: _request, ...one }) => one),
  })),
});
