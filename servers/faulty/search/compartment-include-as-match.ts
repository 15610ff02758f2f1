import { defineFault } from '../define.ts';
import type { Searchset } from '../search-request.ts';

export default defineFault({
  id: 'compartment-include-as-match',
  chapter: 'search',
  breaks: 'What a search in a compartment includes has mode match.',
  requirements: ['search-include', 'search-compartment-patient'],
  response: (response, { url }) => {
    const set = response.body as Searchset | undefined;
    if (!/^\/Patient\/[^/?]+\/ImagingStudy\?/.test(url) || !set?.entry) return undefined;
    const entry = set.entry.map((one) =>
      one.search?.mode === 'include' ? { ...one, search: { mode: 'match' } } : one,
    );
    return { ...response, body: { ...set, entry } };
  },
});
