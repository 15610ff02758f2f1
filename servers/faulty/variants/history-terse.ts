import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-terse',
  chapter: 'crud',
  breaks: 'A history has no total, and each of its entries the status 200.',
  requirements: ['history-entry-request-response'],
  allowedBy: 'http.html#history',
  response: toldHistory(undefined, ({ total: _total, entry, ...history }) => ({
    ...history,
    entry: entry.map((one) => ({ ...one, response: { ...one.response, status: '200 OK' } })),
  })),
});
