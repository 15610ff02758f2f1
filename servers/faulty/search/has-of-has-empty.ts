import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'has-of-has-empty',
  chapter: 'search',
  breaks: '_has within _has finds no study.',
  requirements: ['search-has'],
  response: matching(async (criteria) =>
    criteria.some(({ name }) => /^_has:.*:_has:/.test(name)) ? [] : undefined,
  ),
});
