import { defineFault } from '../../define.ts';
import { shaped } from '../../searchset-shape.ts';

export default defineFault({
  id: 'bundle-timestamp-without-zone',
  chapter: 'validation',
  breaks: 'The Bundle of a search has a timestamp without a time zone.',
  requirements: ['bundle-structure-valid'],
  response: shaped((set) => ({ timestamp: '2024-02-01T10:00:00', ...set })),
});
