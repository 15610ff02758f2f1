import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'has-date-prefix-ignored',
  chapter: 'search',
  breaks: 'The prefix of a date below _has is ignored.',
  requirements: ['search-has'],
  response: takenFor(({ name, value }) =>
    name.startsWith('_has:') && /^[a-z]{2}\d/.test(value)
      ? { name, value: value.slice(2) }
      : undefined,
  ),
});
