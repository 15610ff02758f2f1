import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'full-url-of-include-names-study',
  chapter: 'search',
  breaks: 'The fullUrl of includes names the type ImagingStudy.',
  requirements: ['bundle-fullurl-agrees-with-id'],
  response: shaped((set) =>
    set.entry?.some(({ search }) => search?.mode === 'include')
      ? {
          ...set,
          entry: set.entry.map((one) =>
            one.search?.mode === 'include' && one.fullUrl
              ? { ...one, fullUrl: one.fullUrl.replace(/\/[A-Z]\w+(?=\/[^/]+$)/, '/ImagingStudy') }
              : one,
          ),
        }
      : undefined,
  ),
});
