import { defineFault } from '../define.ts';
import { parametersOf, type Searchset, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'revinclude-of-patient',
  chapter: 'search',
  breaks: 'A reverse include adds all that is about the same patient.',
  requirements: ['search-revinclude'],
  response: async (response, request, { upstream }) => {
    const set = searchsetOf(request, response);
    const asked = parametersOf(request).find(({ name }) => name === '_revinclude');
    if (!set?.entry || !asked) return undefined;
    const [type = ''] = asked.value.split(':');
    const { body } = await upstream({ method: 'GET', url: `/${type}?_count=1000`, headers: {} });
    const urls = set.entry.map(({ fullUrl }) => fullUrl);
    const more = ((body as Searchset).entry ?? []).filter(({ fullUrl }) => !urls.includes(fullUrl));
    const includes = more.map((one) => ({ ...one, search: { mode: 'include' } }));
    return { ...response, body: { ...set, entry: [...set.entry, ...includes] } };
  },
});
