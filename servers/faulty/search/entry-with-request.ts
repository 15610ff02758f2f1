import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'entry-with-request',
  chapter: 'search',
  breaks: 'Entries have the request that would read them.',
  requirements: ['bundle-request-response-presence'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map((entry) => ({
      ...entry,
      request: { method: 'GET', url: `ImagingStudy/${entry.resource?.id}` },
    })),
  })),
});
