import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'body-site-ignored-when-last',
  chapter: 'search',
  breaks: 'bodysite is ignored when it stands behind another parameter.',
  requirements: ['search-param-bodysite', 'search-and-repeat'],
  response: searchedWith((parameters) => {
    const at = parameters.findIndex(({ name }) => name === 'bodysite');
    return at > 0 ? parameters.filter((_, index) => index !== at) : undefined;
  }),
});
