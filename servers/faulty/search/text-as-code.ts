import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'text-as-code',
  chapter: 'search',
  breaks: ':text is read as a code.',
  requirements: ['search-token-text'],
  response: takenFor((parameter) =>
    parameter.name === 'bodysite:text' ? { ...parameter, name: 'bodysite' } : undefined,
  ),
});
