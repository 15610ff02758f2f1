import { toldEntries } from '../bundle-fault.ts';
import { prefers } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';

export default defineFault({
  id: 'transaction-update-by-criteria-represented-as-former',
  chapter: 'crud',
  breaks:
    'With return=representation the entry of a conditional update in a transaction has the study as it was before.',
  requirements: ['rest-cond-update-one-match', 'bundle-response-entry-details'],
  ...entriesFollowed(
    'transaction',
    ({ kind, byCriteria }) => kind === 'updated' && byCriteria,
    (known) => (response, request) =>
      prefers(request, 'representation')
        ? toldEntries('transaction', (entries) =>
            entries.map((entry) => {
              const { before } = known.version(entry.resource) ?? {};
              return before ? { ...entry, resource: before } : entry;
            }),
          )(response, request)
        : undefined,
  ),
});
