import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'any-type-refused',
  chapter: 'crud',
  breaks: 'A read whose Accept is any type at all answers 406.',
  requirements: ['format-content-negotiation'],
  response: (_, { method, headers }) =>
    method === 'GET' && headers.accept?.trim() === '*/*'
      ? refusal(406, 'not-supported', 'This type is not served.')
      : undefined,
});
