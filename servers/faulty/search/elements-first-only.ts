import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'elements-first-only',
  chapter: 'search',
  breaks: 'Of the elements that _elements asks for only the first comes.',
  requirements: ['search-elements'],
  level: 'SHOULD',
  response: takenFor(({ name, value }) =>
    name === '_elements' && value.includes(',')
      ? { name, value: value.split(',')[0] ?? '' }
      : undefined,
  ),
});
