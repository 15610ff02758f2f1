import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'of-type-ignores-type',
  chapter: 'search',
  breaks: ':of-type looks at the value alone.',
  requirements: ['search-token-of-type'],
  response: takenFor(({ name, value }) =>
    name === 'identifier:of-type'
      ? { name: 'identifier', value: value.split(/(?<!\\)\|/).at(-1) ?? '' }
      : undefined,
  ),
});
