import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'sort-falling-ignored',
  chapter: 'search',
  breaks: 'Falling order is that of rising: the minus before a sort key is ignored.',
  requirements: ['search-sort-ascending-descending'],
  level: 'SHOULD',
  response: takenFor(({ name, value }) =>
    name === '_sort' && value.includes('-')
      ? { name, value: value.replaceAll('-', '') }
      : undefined,
  ),
});
