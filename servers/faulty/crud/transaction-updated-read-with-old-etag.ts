import { isStudyRead, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';

export default defineFault({
  id: 'transaction-updated-read-with-old-etag',
  chapter: 'crud',
  breaks: 'A read of a study that a transaction updated has the ETag of the version before.',
  requirements: ['rest-etag-equals-versionid'],
  ...entriesFollowed(
    'transaction',
    ({ kind, byCriteria }) => kind === 'updated' && !byCriteria,
    (known) => (response, request) => {
      const study = isStudyRead(request) ? studyIn(response) : undefined;
      const former = known.version(study)?.before?.meta?.versionId;
      return former === undefined
        ? undefined
        : { ...response, headers: { ...response.headers, etag: `W/"${former}"` } };
    },
  ),
});
