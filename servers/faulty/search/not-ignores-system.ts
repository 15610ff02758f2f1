import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'not-ignores-system',
  chapter: 'search',
  breaks: ':not leaves out the studies that have the code in whatever system.',
  requirements: ['search-token-not'],
  response: takenFor((parameter) =>
    parameter.name.endsWith(':not') && /^[^,|]+\|[^,|]+$/.test(parameter.value)
      ? { ...parameter, value: parameter.value.split('|').at(-1) ?? '' }
      : undefined,
  ),
});
