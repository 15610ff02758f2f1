import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'chained-escaped-comma',
  chapter: 'search',
  breaks: 'In the value of a chain a comma separates values although a backslash stands before it.',
  requirements: ['search-escape-comma', 'search-chain'],
  response: takenFor(({ name, value }) =>
    name.includes('.') && value.includes('\\,')
      ? { name, value: value.replaceAll('\\,', ',') }
      : undefined,
  ),
});
