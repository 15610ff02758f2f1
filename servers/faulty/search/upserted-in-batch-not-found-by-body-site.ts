import { defineFault } from '../define.ts';
import { withList } from '../study-elements.ts';
import { indexedByWrites } from '../writes-seen.ts';

export default defineFault({
  id: 'upserted-in-batch-not-found-by-body-site',
  chapter: 'search',
  breaks: 'A study that an update to an unused id in a batch created is not found by bodysite.',
  requirements: ['search-returned-resources-match', 'search-param-bodysite'],
  ...indexedByWrites('bodysite', (study, { way, method, byCriteria, before }) =>
    way === 'batch' && method === 'PUT' && !byCriteria && !before
      ? withList(study, 'series', (series) => series.map(({ bodySite: _, ...one }) => one))
      : study,
  ),
});
