import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'full-url-versioned-after-update',
  chapter: 'search',
  breaks: 'The fullUrl of a study that has been updated names its version.',
  requirements: ['bundle-fullurl-not-versioned'],
  response: shaped((set) => {
    const entry = set.entry?.map(({ fullUrl = '', ...rest }) => {
      const version = rest.resource?.meta?.versionId;
      const isFirst = version === undefined || version === '1';
      return { ...rest, fullUrl: isFirst ? fullUrl : `${fullUrl}/_history/${version}` };
    });
    return entry && { ...set, entry };
  }),
});
