import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'post-url-ignored',
  chapter: 'search',
  breaks: 'A search by POST ignores the parameters in its URL.',
  requirements: ['search-post-url-plus-body'],
  response: searchedWith((parameters) => {
    const inForm = parameters.filter(({ place }) => place === 'form');
    return inForm.length > 0 && inForm.length < parameters.length ? inForm : undefined;
  }),
});
