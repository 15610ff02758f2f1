import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'implicit-system-unknown-in-list',
  chapter: 'search',
  breaks: 'The system of status is known in single values and not in a list.',
  requirements: ['search-token-code-implicit-system'],
  response: takenFor((parameter) =>
    parameter.name === 'status' && parameter.value.includes(',') && parameter.value.includes('|')
      ? { ...parameter, value: parameter.value.replace(/[^,|]*\|/g, 'unknown-') }
      : undefined,
  ),
});
