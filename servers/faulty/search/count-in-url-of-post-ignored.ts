import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'count-in-url-of-post-ignored',
  chapter: 'search',
  breaks: 'By POST, _count in the URL is ignored where there is a form.',
  requirements: ['search-count-upper-bound', 'search-post-url-plus-body'],
  response: searchedWith((parameters) => {
    const inUrl = parameters.filter(({ name, place }) => name === '_count' && place === 'url');
    const hasForm = parameters.some(({ place }) => place === 'form');
    if (inUrl.length === 0 || !hasForm) return undefined;
    return parameters.filter((parameter) => !inUrl.includes(parameter));
  }),
});
