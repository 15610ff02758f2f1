import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-or-first-only',
  chapter: 'search',
  breaks: 'Of several values of a chain only the first counts.',
  requirements: ['search-chain'],
  response: takenFor(({ name, value }) =>
    name.includes('.') && value.includes(',')
      ? { name, value: value.split(',')[0] ?? '' }
      : undefined,
  ),
});
