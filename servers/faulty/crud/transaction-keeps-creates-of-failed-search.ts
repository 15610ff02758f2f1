import { asksFor, sentIn, withSent } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-keeps-creates-of-failed-search',
  chapter: 'crud',
  breaks: 'A transaction that fails for what it reads has created what it was to create.',
  requirements: ['bundle-transaction-atomic'],
  response: async (response, request, { upstream }) => {
    const sent = sentIn(request, 'transaction');
    if (!sent || response.status < 400) return undefined;
    const creates = sent.filter((entry) => asksFor(entry).method === 'POST');
    const reads = sent.some((entry) => asksFor(entry).method === 'GET');
    if (reads && creates.length > 0) await upstream(withSent(request, creates));
    return undefined;
  },
});
