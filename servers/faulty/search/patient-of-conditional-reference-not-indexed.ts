import { defineFault } from '../define.ts';
import { createdUnseenBy } from '../ways-of-writing.ts';

export default defineFault({
  id: 'patient-of-conditional-reference-not-indexed',
  chapter: 'search',
  breaks:
    'A study that a transaction created with its subject by criteria is not found by that patient.',
  requirements: ['bundle-transaction-conditional-reference', 'search-param-patient'],
  ...createdUnseenBy('transaction', 'patient', ({ resource }) => {
    const { reference = '' } = (resource?.subject ?? {}) as { reference?: string };
    return /^[A-Z]\w+\?/.test(reference);
  }),
});
