import { isInclude } from '../companions.ts';
import { defineFault } from '../define.ts';
import { parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'revinclude-to-patients-as-match',
  chapter: 'search',
  breaks: 'Studies that a search for patients adds by _revinclude have mode match.',
  requirements: ['search-revinclude'],
  seenIn: 'https://github.com/hapifhir/hapi-fhir/issues/209',
  response: (response, request) => {
    const set = response.body as Searchset;
    if (!/^\/Patient\?/.test(request.url) || !parametersOf(request).some(isInclude))
      return undefined;
    if (response.status !== 200 || !set.entry) return undefined;
    const entry = set.entry.map((one) => ({ ...one, search: { mode: 'match' } }));
    return { ...response, body: { ...set, entry } };
  },
});
