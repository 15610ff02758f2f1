import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'compartment-without-absolute',
  chapter: 'search',
  breaks: 'The compartment of a patient lacks studies whose subject is an absolute URL.',
  requirements: ['search-compartment-patient', 'search-reference-forms'],
  response: (response, { url }) => {
    const set = response.body as Searchset | undefined;
    if (!/^\/Patient\/[^/]+\/ImagingStudy(?:\?|$)/.test(url) || !set?.entry) return undefined;
    const { entry: all, ...rest } = set;
    const entry = all.filter(
      ({ resource }) =>
        !/^https?:/.test((resource?.subject as { reference?: string })?.reference ?? ''),
    );
    if (entry.length === all.length) return undefined;
    const total = (set.total ?? all.length) - all.length + entry.length;
    return { ...response, body: { ...rest, total, ...(entry.length > 0 ? { entry } : {}) } };
  },
});
