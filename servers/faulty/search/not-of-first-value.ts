import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'not-of-first-value',
  chapter: 'search',
  breaks: 'Of several values after :not only the first one counts.',
  requirements: ['search-token-not'],
  response: takenFor((parameter) =>
    parameter.name.endsWith(':not') && parameter.value.includes(',')
      ? { ...parameter, value: parameter.value.split(/(?<!\\),/)[0] ?? '' }
      : undefined,
  ),
});
