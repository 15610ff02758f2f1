import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-date-prefix-ignored',
  chapter: 'search',
  breaks: 'The prefix of a date at the end of a chain is ignored.',
  requirements: ['search-chain'],
  seenIn: 'https://github.com/FirelyTeam/spark/issues/552',
  response: takenFor(({ name, value }) =>
    name.includes('.') && /^[a-z]{2}\d/.test(value) ? { name, value: value.slice(2) } : undefined,
  ),
});
