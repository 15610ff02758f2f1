import { listOf, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'references-sorted',
  chapter: 'crud',
  breaks: 'The orders of a study (basedOn) come back sorted by their references.',
  requirements: ['rest-create-roundtrip', 'format-json-array-order'],
  level: 'SHOULD',
  request: stored((study) => {
    const orders = listOf(study.basedOn);
    if (orders.length < 2) return undefined;
    const by = ({ reference }: Record<string, unknown>) => String(reference);
    return { ...study, basedOn: orders.sort((one, other) => (by(one) < by(other) ? -1 : 1)) };
  }),
});
