import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'date-or-first-only',
  chapter: 'search',
  breaks: 'Of several dates separated by commas only the first is searched for.',
  requirements: ['search-or-comma'],
  response: takenFor((parameter) =>
    parameter.name === 'started' && parameter.value.includes(',')
      ? { ...parameter, value: parameter.value.split(',')[0] ?? '' }
      : undefined,
  ),
});
