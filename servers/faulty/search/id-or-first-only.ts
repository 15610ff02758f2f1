import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'id-or-first-only',
  chapter: 'search',
  breaks: 'Of several ids only the first is searched for.',
  requirements: ['search-or-comma'],
  response: takenFor((parameter) =>
    parameter.name === '_id' && parameter.value.includes(',')
      ? { ...parameter, value: parameter.value.split(',')[0] ?? '' }
      : undefined,
  ),
});
