import { answeredWith, asked, withEntries } from '../answered-with.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'studies-of-orders-as-matches',
  chapter: 'search',
  breaks: 'Studies that come with the orders they are based on have the mode match.',
  requirements: ['search-revinclude'],
  response: answeredWith('Bundle', asked('GET', /^\/ServiceRequest\?.*_revinclude=/), (bundle) =>
    withEntries(bundle, (entry) =>
      entry.resource?.resourceType === 'ImagingStudy'
        ? { ...entry, search: { mode: 'match' } }
        : entry,
    ),
  ),
});
