import { defineFault } from '../define.ts';
import { laterPagesBy } from '../later-pages.ts';

export default defineFault({
  id: 'post-pages-lose-missing',
  chapter: 'search',
  breaks: 'After the first page a search by POST leaves :missing out of account.',
  requirements: ['search-paging-next', 'search-post-equals-get'],
  response: laterPagesBy((criteria, { method }) => {
    const kept = criteria.filter(({ name }) => !name.endsWith(':missing'));
    return method === 'POST' && kept.length < criteria.length ? kept : undefined;
  }),
});
