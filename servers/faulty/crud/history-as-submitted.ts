import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-as-submitted',
  chapter: 'crud',
  breaks: 'Histories tell what a transaction wrote as it was submitted, with its links as sent.',
  requirements: ['history-post-put-have-resource', 'bundle-transaction-rewrites-references'],
  ...entriesFollowed(
    'transaction',
    ({ kind }) => kind !== 'deleted',
    (known) =>
      toldHistory(undefined, (history) => ({
        ...history,
        entry: history.entry.map((one) => {
          const { id, meta } = one.resource ?? {};
          const sent = known.version(one.resource)?.sent;
          return sent && id && meta ? { ...one, resource: { ...sent, id, meta } } : one;
        }),
      })),
  ),
});
