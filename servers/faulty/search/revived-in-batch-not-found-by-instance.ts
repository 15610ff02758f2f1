import { defineFault } from '../define.ts';
import { indexedByWrites, withElement } from '../writes-seen.ts';

export default defineFault({
  id: 'revived-in-batch-not-found-by-instance',
  chapter: 'search',
  breaks: 'A study that was deleted and brought back in a batch is not found by its instances.',
  requirements: ['rest-update-revives-deleted', 'search-param-instance'],
  ...indexedByWrites('instance', (study, { way, method, before }, [earlier]) => {
    const isRevived = method === 'PUT' && !before && earlier?.method === 'DELETE';
    return way === 'batch' && isRevived ? withElement(study, 'series', undefined) : study;
  }),
});
