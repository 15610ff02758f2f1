import { asksFor, toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-status-of-created-patient-in-words',
  chapter: 'crud',
  breaks: 'In the answer to a transaction a patient that it created has the status Created.',
  requirements: ['bundle-response-entry-details'],
  response: toldEntries('transaction', (entries, sent) =>
    entries.map((entry, at) => {
      const { method, url } = asksFor(sent[at] ?? {});
      const isIt = method === 'POST' && url === '/Patient';
      return isIt && entry.response?.status?.startsWith('201')
        ? { ...entry, response: { ...entry.response, status: 'Created' } }
        : entry;
    }),
  ),
});
