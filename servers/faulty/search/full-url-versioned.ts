import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'full-url-versioned',
  chapter: 'search',
  breaks: 'fullUrl names the version of a match.',
  requirements: ['bundle-fullurl-not-versioned'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map((entry) => ({
      ...entry,
      fullUrl: `${entry.fullUrl}/_history/${entry.resource?.meta?.versionId}`,
    })),
  })),
});
