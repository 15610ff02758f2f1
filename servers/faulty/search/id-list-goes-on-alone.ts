import { defineFault } from '../define.ts';
import { laterPagesBy } from '../later-pages.ts';
import { isList } from '../search-request.ts';

export default defineFault({
  id: 'id-list-goes-on-alone',
  chapter: 'search',
  breaks:
    'Pages after the first of a search by a list of ids and something else go on by the list of ids alone.',
  requirements: ['search-paging-next', 'search-returned-resources-match', 'search-and-repeat'],
  seenIn: 'https://github.com/samply/blaze/issues/2953',
  response: laterPagesBy((criteria) => {
    const list = criteria.find((one) => one.name === '_id' && isList(one));
    return list && criteria.length > 1 ? [list] : undefined;
  }),
});
