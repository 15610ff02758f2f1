import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-year-finds-none',
  chapter: 'search',
  breaks: '_lastUpdated by a year, a month or a day without a prefix finds nothing.',
  requirements: ['search-lastupdated'],
  response: matching((criteria) =>
    criteria.some(({ name, value }) => name === '_lastUpdated' && /^\d[\d-]*$/.test(value))
      ? Promise.resolve([])
      : undefined,
  ),
});
