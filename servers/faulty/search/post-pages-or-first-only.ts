import { defineFault } from '../define.ts';
import { laterPagesBy } from '../later-pages.ts';
import { firstValueOf, isList, isOwn } from '../search-request.ts';

export default defineFault({
  id: 'post-pages-or-first-only',
  chapter: 'search',
  breaks: 'After the first page a search by POST knows only the first of several values.',
  requirements: ['search-paging-next', 'search-or-comma', 'search-post-equals-get'],
  response: laterPagesBy((criteria, { method }) =>
    method === 'POST' && criteria.some((one) => isOwn(one) && isList(one))
      ? criteria.map((one) => (isOwn(one) ? firstValueOf(one) : one))
      : undefined,
  ),
});
