import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'trailing-escaped-comma-lost',
  chapter: 'search',
  breaks: 'A value that ends with an escaped comma finds nothing.',
  requirements: ['search-escape-comma'],
  response: matching(async (criteria) =>
    criteria.some(({ value }) => value.endsWith('\\,')) ? [] : undefined,
  ),
});
