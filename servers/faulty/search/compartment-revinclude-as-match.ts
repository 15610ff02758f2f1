import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'compartment-revinclude-as-match',
  chapter: 'search',
  breaks: 'What a reverse include brings in a compartment has mode match.',
  requirements: ['search-revinclude', 'search-compartment-patient'],
  response: (response, { url }) => {
    const set = response.body as Searchset | undefined;
    const isMeant = /^\/Patient\/[^/?]+\/ImagingStudy\?.*\b_revinclude/.test(url);
    if (!isMeant || !set?.entry) return undefined;
    const entry = set.entry.map((one) =>
      one.search?.mode === 'include' ? { ...one, search: { mode: 'match' } } : one,
    );
    return { ...response, body: { ...set, entry } };
  },
});
