import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { isControl } from '../search-request.ts';

export default defineFault({
  id: 'post-sorted-url-ignored',
  chapter: 'search',
  breaks: 'A search by POST that is sorted ignores the criteria in its URL.',
  requirements: ['search-post-url-plus-body', 'search-sort-does-not-filter'],
  response: searchedWith((parameters) => {
    const isPost = parameters.some(({ place }) => place === 'form');
    const isSorted = parameters.some(({ name }) => name === '_sort');
    const kept = parameters.filter((one) => one.place === 'form' || isControl(one));
    return isPost && isSorted && kept.length < parameters.length ? kept : undefined;
  }),
});
