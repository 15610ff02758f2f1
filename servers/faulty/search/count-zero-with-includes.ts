import { isInclude } from '../companions.ts';
import { defineFault } from '../define.ts';
import { askedWith, parametersOf, type Searchset, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'count-zero-with-includes',
  chapter: 'search',
  breaks: 'With _count=0 what _include adds comes without the matches.',
  requirements: ['search-count-zero'],
  response: async (response, request, { upstream }) => {
    const set = searchsetOf(request, response);
    const parameters = parametersOf(request);
    const others = parameters.filter(({ name, value }) => name !== '_count' || value !== '0');
    if (!set || others.length === parameters.length || !others.some(isInclude)) return undefined;
    const { body } = await upstream(askedWith(request, others));
    const entry = ((body as Searchset).entry ?? []).filter(
      ({ search }) => search?.mode === 'include',
    );
    return entry.length > 0 ? { ...response, body: { ...set, entry } } : undefined;
  },
});
