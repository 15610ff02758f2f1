import { defineFault } from '../define.ts';
import { parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'system-fullurl-by-first-type',
  chapter: 'search',
  breaks: 'A search of the whole server with several types has the first of them in every fullUrl.',
  requirements: ['bundle-fullurl-agrees-with-id', 'search-system-level-type'],
  seenIn: 'https://github.com/LinuxForHealth/FHIR/issues/1964',
  response: (response, request) => {
    const set = response.body as Searchset | undefined;
    const type = parametersOf(request).find(({ name }) => name === '_type');
    const [first, ...more] = type?.value.split(',') ?? [];
    const isOfSystem = /^\/?(?:_search)?(?:\?|$)/.test(request.url);
    if (!isOfSystem || response.status !== 200 || more.length === 0 || !set?.entry)
      return undefined;
    const entry = set.entry.map((one) =>
      one.search?.mode === 'outcome' || !one.fullUrl
        ? one
        : { ...one, fullUrl: one.fullUrl.replace(/\w+(?=\/[^/]+$)/, String(first)) },
    );
    return { ...response, body: { ...set, entry } };
  },
});
