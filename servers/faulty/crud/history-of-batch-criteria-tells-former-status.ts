import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-of-batch-criteria-tells-former-status',
  chapter: 'crud',
  breaks:
    'In the history of a study the entry of a conditional update in a batch has the status of before.',
  requirements: ['history-post-put-have-resource'],
  ...entriesFollowed(
    'batch',
    ({ kind, byCriteria }) => kind === 'updated' && byCriteria,
    (known) =>
      toldHistory('instance', (history) => ({
        ...history,
        entry: history.entry.map((one) => {
          const status = known.version(one.resource)?.before?.status;
          return one.resource && status ? { ...one, resource: { ...one.resource, status } } : one;
        }),
      })),
  ),
});
