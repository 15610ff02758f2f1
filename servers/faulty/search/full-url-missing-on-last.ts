import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'full-url-missing-on-last',
  chapter: 'search',
  breaks: 'The last entry of a page has no fullUrl.',
  requirements: ['bundle-fullurl-present'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map(({ fullUrl, ...entry }, at, all) =>
      at === all.length - 1 ? entry : { ...entry, ...(fullUrl ? { fullUrl } : {}) },
    ),
  })),
});
