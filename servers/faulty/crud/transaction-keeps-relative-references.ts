import { sentIn, withSent } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-keeps-relative-references',
  chapter: 'crud',
  breaks:
    'A transaction does not rewrite relative references: it does not look where fullUrls are.',
  requirements: ['bundle-transaction-rewrites-references'],
  request: (request) => {
    const entries = sentIn(request, 'transaction');
    return (
      entries &&
      withSent(
        request,
        entries.map((entry) => {
          const { fullUrl, ...rest } = entry;
          return fullUrl?.startsWith('http') && entry.request?.method === 'POST' ? rest : entry;
        }),
      )
    );
  },
});
