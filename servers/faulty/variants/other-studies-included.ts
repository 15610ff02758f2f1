import { defineFault } from '../define.ts';
import { searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'other-studies-included',
  chapter: 'search',
  breaks: 'A study that does not match is added as an include, as a server may find it relevant.',
  requirements: ['search-include'],
  allowedBy: 'search.html#Introduction',
  response: async (response, request, { upstream }) => {
    const set = searchsetOf(request, response);
    if (!set?.entry) return undefined;
    const { authorization } = request.headers;
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const any = await upstream({ method: 'GET', url: '/ImagingStudy?_count=200', headers });
    const found = (any.body as typeof set | undefined)?.entry ?? [];
    const urls = set.entry.map(({ fullUrl }) => fullUrl);
    const other = found.find(({ fullUrl }) => !urls.includes(fullUrl));
    const isPaged = set.link?.some(
      ({ relation }) => relation === 'next' || relation === 'previous',
    );
    if (!other || isPaged) return undefined;
    const entry = [...set.entry, { ...other, search: { mode: 'include' } }];
    return { ...response, body: { ...set, entry } };
  },
});
