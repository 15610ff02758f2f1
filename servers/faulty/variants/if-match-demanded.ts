import { defineFault } from '../define.ts';
import { ifMatchDemanded } from '../if-match-demanded.ts';

export default defineFault({
  id: 'if-match-demanded',
  chapter: 'crud',
  breaks: 'An update of a study that is there needs If-Match, and is else answered with 412.',
  requirements: ['rest-update-if-match-current'],
  allowedBy: 'http.html#concurrency',
  ...ifMatchDemanded(412, 'conflict'),
});
