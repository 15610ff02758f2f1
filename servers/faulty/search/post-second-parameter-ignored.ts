import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'post-second-parameter-ignored',
  chapter: 'search',
  breaks: 'A search by POST ignores the second criterion of its form.',
  requirements: ['search-post-equals-get'],
  response: searchedWith((parameters) => {
    const [, second] = parameters.filter(
      ({ name, place }) => place === 'form' && !name.startsWith('_'),
    );
    return second && parameters.filter((parameter) => parameter !== second);
  }),
});
