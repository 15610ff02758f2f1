import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'full-url-of-first',
  chapter: 'search',
  breaks: 'Entries after the first have its fullUrl.',
  requirements: ['bundle-fullurl-agrees-with-id', 'bundle-fullurl-unique'],
  response: shaped((set) => {
    const url = set.entry?.[0]?.fullUrl;
    return url
      ? { ...set, entry: (set.entry ?? []).map((entry) => ({ ...entry, fullUrl: url })) }
      : undefined;
  }),
});
