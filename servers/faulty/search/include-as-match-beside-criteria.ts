import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { isOwn, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'include-as-match-beside-criteria',
  chapter: 'search',
  breaks: 'Beside several criteria what is included has mode match.',
  requirements: ['search-include', 'search-and-repeat'],
  response: onPages((page, { first }) => {
    const parameters = parametersOf(first);
    const isAsked = parameters.some(({ name }) => name === '_include');
    if (!isAsked || parameters.filter(isOwn).length < 2) return undefined;
    const entry = (page.entry ?? []).map((one) =>
      one.search?.mode === 'include' ? { ...one, search: { mode: 'match' } } : one,
    );
    return { ...page, entry };
  }),
});
