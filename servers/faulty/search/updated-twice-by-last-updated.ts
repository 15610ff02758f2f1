import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'updated-twice-by-last-updated',
  chapter: 'search',
  breaks: 'A search by _lastUpdated gives a study that is no longer in its first version twice.',
  requirements: ['bundle-version-once', 'bundle-fullurl-unique'],
  response: shaped((set, request) => {
    if (!parametersOf(request).some(({ name }) => name === '_lastUpdated')) return undefined;
    const entries = set.entry ?? [];
    const isUpdated = ({ resource }: (typeof entries)[number]) =>
      resource?.resourceType === 'ImagingStudy' && Number(resource.meta?.versionId) > 1;
    if (!entries.some(isUpdated)) return undefined;
    return { ...set, entry: entries.flatMap((one) => (isUpdated(one) ? [one, one] : [one])) };
  }),
});
