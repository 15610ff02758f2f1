import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'revinclude-on-first-page-only',
  chapter: 'search',
  breaks: 'Only the first page has what _revinclude asks for.',
  requirements: ['search-include-page-local', 'search-revinclude'],
  level: 'SHOULD',
  response: onPages((page, { number, first }) => {
    const isAsked = parametersOf(first).some(({ name }) => name.startsWith('_revinclude'));
    if (number === 1 || !isAsked) return undefined;
    return {
      ...page,
      entry: (page.entry ?? []).filter(({ search }) => search?.mode !== 'include'),
    };
  }),
});
