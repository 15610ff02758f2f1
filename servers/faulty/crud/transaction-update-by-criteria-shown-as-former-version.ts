import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';

export default defineFault({
  id: 'transaction-update-by-criteria-shown-as-former-version',
  chapter: 'crud',
  breaks:
    'A vread of the version before a conditional update in a transaction gives the content after it.',
  requirements: ['rest-vread-returns-that-content'],
  ...entriesFollowed(
    'transaction',
    ({ kind, byCriteria }) => kind === 'updated' && byCriteria,
    (known) => (response, request) => {
      const former = studyIn(response);
      const { before, sent } = known.at(versionOf(request)?.study) ?? {};
      if (!sent || !former || former.meta?.versionId !== before?.meta?.versionId) return undefined;
      return { ...response, body: { ...sent, id: former.id, meta: former.meta } };
    },
  ),
});
