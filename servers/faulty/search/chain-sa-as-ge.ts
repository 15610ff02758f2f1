import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chain-sa-as-ge',
  chapter: 'search',
  breaks: 'At the end of a chain to an order or encounter, sa is taken for ge.',
  requirements: ['search-chain', 'search-date-sa-eb'],
  response: takenFor(({ name, value }) =>
    /^(?:basedon|encounter)\b.*\./.test(name) && /^sa\d/.test(value)
      ? { name, value: value.replace('sa', 'ge') }
      : undefined,
  ),
});
