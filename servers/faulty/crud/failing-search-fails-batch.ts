import { asksFor, sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'failing-search-fails-batch',
  chapter: 'crud',
  breaks: 'A batch with a search that is refused is refused as a whole, before anything is done.',
  requirements: ['bundle-batch-always-200'],
  async request(request, { upstream }) {
    for (const entry of sentIn(request, 'batch') ?? []) {
      const { method, url } = asksFor(entry);
      if (method !== 'GET' || !/^\/[A-Z]\w+\/?\?/.test(url)) continue;
      const search = { method, url, headers: {} };
      if ((await upstream(search)).status === 400) return search;
    }
    return undefined;
  },
});
