import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const isReverse = ({ name }: { name: string }) => name.startsWith('_has:');

export default defineFault({
  id: 'has-last-only',
  chapter: 'search',
  breaks: 'Of several _has only the last counts.',
  requirements: ['search-has'],
  response: searchedElsewhere((parameters, path) => {
    const all = parameters.filter(isReverse);
    if (all.length < 2) return undefined;
    return {
      path,
      parameters: parameters.filter((one) => !isReverse(one) || one === all.at(-1)),
    };
  }),
});
