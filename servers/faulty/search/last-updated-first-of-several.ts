import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'last-updated-first-of-several',
  chapter: 'search',
  breaks: 'Of several times in _lastUpdated that commas join the first counts.',
  requirements: ['search-lastupdated', 'search-or-comma'],
  response: takenFor(({ name, value }) =>
    name === '_lastUpdated' && value.includes(',')
      ? { name, value: value.split(',')[0] ?? '' }
      : undefined,
  ),
});
