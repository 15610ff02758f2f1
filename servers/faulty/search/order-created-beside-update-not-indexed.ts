import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { indexedByWrites } from '../writes-seen.ts';

export default defineFault({
  id: 'order-created-beside-update-not-indexed',
  chapter: 'search',
  breaks:
    'A study that a transaction updates is not found by the orders that the same transaction creates.',
  requirements: ['bundle-transaction-rewrites-references', 'search-param-basedon'],
  ...indexedByWrites('basedon', (study, { method, before, sent }) => {
    const links = listOf(sent?.basedOn).map(({ reference = '' }) => String(reference));
    if (method !== 'PUT' || !before || !links.some((link) => link.startsWith('urn:'))) return study;
    const known = listOf(study.basedOn).filter((_, at) => !links[at]?.startsWith('urn:'));
    return { ...study, basedOn: known };
  }),
});
