import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'intermediaries-refused',
  chapter: 'crud',
  breaks: 'A request with X-Intermediary is refused.',
  requirements: ['rest-x-intermediary-unused'],
  ...refusing(
    ({ headers }) => headers['x-intermediary'] !== undefined,
    refusal(403, 'forbidden', 'Not through an intermediary.'),
  ),
});
