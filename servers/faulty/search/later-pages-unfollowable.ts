import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';

export default defineFault({
  id: 'later-pages-unfollowable',
  chapter: 'search',
  breaks: 'Pages from the third on answer with a failure.',
  requirements: ['search-paging-next'],
  response: onPages((_page, { number }) =>
    number > 2 ? { resourceType: 'OperationOutcome', issue: [] } : undefined,
  ),
});
