import { asksFor, sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-deletes-kept',
  chapter: 'crud',
  breaks: 'What a failed transaction was to delete is deleted.',
  requirements: ['bundle-transaction-atomic'],
  response: async (response, request, { upstream }) => {
    if (response.status < 400) return undefined;
    for (const entry of sentIn(request, 'transaction') ?? []) {
      const { method, url } = asksFor(entry);
      if (method === 'DELETE' && !url.includes('?')) await upstream({ method, url, headers: {} });
    }
    return undefined;
  },
});
