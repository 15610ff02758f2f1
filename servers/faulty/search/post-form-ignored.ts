import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'post-form-ignored',
  chapter: 'search',
  breaks: 'A search by POST ignores its form if there are parameters in its URL.',
  requirements: ['search-post-url-plus-body'],
  response: searchedWith((parameters) => {
    const inUrl = parameters.filter(({ place }) => place === 'url');
    return inUrl.length > 0 && inUrl.length < parameters.length ? inUrl : undefined;
  }),
});
