import { type SentEntry, toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

const isByCriteria = ({ resource }: SentEntry = {}) =>
  /"reference":"[A-Z][A-Za-z]+\?/.test(JSON.stringify(resource ?? {}));

export default defineFault({
  id: 'transaction-entries-with-criteria-answered-last',
  chapter: 'crud',
  breaks:
    'Entries of a transaction that have references by criteria are answered after the others.',
  requirements: ['bundle-response-type-order'],
  response: toldEntries('transaction', (entries, sent) => [
    ...entries.filter((_, at) => !isByCriteria(sent[at])),
    ...entries.filter((_, at) => isByCriteria(sent[at])),
  ]),
});
