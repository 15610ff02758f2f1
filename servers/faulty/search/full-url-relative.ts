import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'full-url-relative',
  chapter: 'search',
  breaks: 'fullUrl is relative to the base.',
  requirements: ['bundle-fullurl-present'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map((entry) => ({
      ...entry,
      fullUrl: entry.fullUrl?.replace(/^.*\/(?=ImagingStudy\/)/, '') ?? '',
    })),
  })),
});
