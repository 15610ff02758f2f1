import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export default defineFault({
  id: 'full-urls-are-urns',
  chapter: 'search',
  breaks: 'The fullUrl of a resource whose id is a UUID is that UUID as a URN.',
  requirements: ['bundle-fullurl-present'],
  allowedBy: 'bundle.html#bundle-unique',
  response: shaped((set) => ({
    ...set,
    ...(set.entry && {
      entry: set.entry.map((entry) => {
        const id = entry.resource?.id ?? '';
        return uuid.test(id) ? { ...entry, fullUrl: `urn:uuid:${id}` } : entry;
      }),
    }),
  })),
});
