import { defineFault } from '../define.ts';
import { parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'system-match-included-again',
  chapter: 'search',
  breaks: 'In a search of the whole server a match that an include leads to is there once more.',
  requirements: ['bundle-fullurl-unique', 'search-include'],
  response: (response, request) => {
    const set = response.body as Searchset | undefined;
    if (!/^\/?\?/.test(request.url) || !set?.entry) return undefined;
    const subject = parametersOf(request).some(
      ({ name, value }) => name === '_include' && value === 'ImagingStudy:subject',
    );
    const again = set.entry.filter(({ resource }) => resource?.resourceType === 'Patient');
    if (!subject || again.length === 0) return undefined;
    const entry = [...set.entry, ...again.map((one) => ({ ...one, search: { mode: 'include' } }))];
    return { ...response, body: { ...set, entry } };
  },
});
