import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'id-in-lower-case',
  chapter: 'search',
  breaks: '_id does not mind the case of letters.',
  requirements: ['search-id-exact-case-sensitive'],
  response: takenFor((parameter) =>
    parameter.name === '_id' && /[A-Z]/.test(parameter.value)
      ? { ...parameter, value: parameter.value.toLowerCase() }
      : undefined,
  ),
});
