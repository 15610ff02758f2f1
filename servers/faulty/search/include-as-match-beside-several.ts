import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { isList, isOwn, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'include-as-match-beside-several',
  chapter: 'search',
  breaks: 'Beside several criteria, or several values, what is included has mode match.',
  requirements: ['search-include'],
  response: onPages((page, { first }) => {
    const parameters = parametersOf(first);
    const isAsked = parameters.some(({ name }) => name === '_include');
    const criteria = parameters.filter(isOwn);
    if (!isAsked || (criteria.length < 2 && !criteria.some(isList))) return undefined;
    const entry = (page.entry ?? []).map((one) =>
      one.search?.mode === 'include' ? { ...one, search: { mode: 'match' } } : one,
    );
    return { ...page, entry };
  }),
});
