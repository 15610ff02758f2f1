import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'status-of-any-system',
  chapter: 'search',
  breaks: 'A status finds what it finds whatever the system before it.',
  requirements: ['search-token-code-implicit-system'],
  level: 'SHOULD',
  response: takenFor((parameter) =>
    parameter.name === 'status' && /^[^,]+\|[^|,]+$/.test(parameter.value)
      ? { ...parameter, value: parameter.value.split('|').at(-1) ?? '' }
      : undefined,
  ),
});
