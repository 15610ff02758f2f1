import { defineFault } from '../define.ts';
import { searchedElsewhere } from '../other-search.ts';

const isReverse = ({ name }: { name: string }) => name.startsWith('_has:');

export default defineFault({
  id: 'has-or-first-only',
  chapter: 'search',
  breaks: 'Of several values of _has only the first counts.',
  requirements: ['search-has'],
  response: searchedElsewhere((parameters, path) => {
    if (!parameters.some(({ name, value }) => isReverse({ name }) && value.includes(','))) {
      return undefined;
    }
    const first = (value: string) => value.split(',')[0] ?? '';
    const changed = parameters.map(({ name, value }) => ({
      name,
      value: isReverse({ name }) ? first(value) : value,
    }));
    return { path, parameters: changed };
  }),
});
