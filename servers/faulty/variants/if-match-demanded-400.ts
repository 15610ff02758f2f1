import { defineFault } from '../define.ts';
import { ifMatchDemanded } from '../if-match-demanded.ts';

export default defineFault({
  id: 'if-match-demanded-400',
  chapter: 'crud',
  breaks: 'An update of a study that is there needs If-Match, and is else answered with 400.',
  requirements: ['rest-update-if-match-current'],
  allowedBy: 'http.html#concurrency',
  ...ifMatchDemanded(400, 'required'),
});
