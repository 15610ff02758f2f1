import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'entry-without-resource',
  chapter: 'search',
  breaks: 'The last entry of a page has no resource, its fullUrl alone.',
  requirements: ['bundle-searchset-entry-resource'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map(({ resource, ...entry }, at, all) =>
      at === all.length - 1 && all.length > 1
        ? entry
        : { ...entry, ...(resource ? { resource } : {}) },
    ),
  })),
});
