import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'sort-second-key-ignored',
  chapter: 'search',
  breaks: 'Of several sort keys only the first counts.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: takenFor(({ name, value }) =>
    name === '_sort' && value.includes(',')
      ? { name, value: value.split(',')[0] ?? '' }
      : undefined,
  ),
});
