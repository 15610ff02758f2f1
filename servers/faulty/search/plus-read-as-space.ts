import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'plus-read-as-space',
  chapter: 'search',
  breaks: 'A plus sign that is percent-encoded is read as a space.',
  requirements: ['search-percent-encoding-equivalent'],
  response: takenFor((parameter) =>
    parameter.value.includes('+') && !/T\d\d:/.test(parameter.value)
      ? { ...parameter, value: parameter.value.replaceAll('+', ' ') }
      : undefined,
  ),
});
