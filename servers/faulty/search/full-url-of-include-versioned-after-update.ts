import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'full-url-of-include-versioned-after-update',
  chapter: 'search',
  breaks: 'The fullUrl of an included resource that has been updated names its version.',
  requirements: ['bundle-fullurl-not-versioned'],
  response: shaped((set) => {
    const entry = set.entry?.map((one) => {
      const version = one.resource?.meta?.versionId ?? '1';
      return one.search?.mode === 'include' && version !== '1'
        ? { ...one, fullUrl: `${one.fullUrl}/_history/${version}` }
        : one;
    });
    return entry && { ...set, entry };
  }),
});
