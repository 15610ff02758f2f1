import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';
import { notModified } from '../not-modified.ts';

export default defineFault({
  id: 'batch-updated-not-modified',
  chapter: 'crud',
  breaks: 'A client that has a study as it was before a batch updated it is told 304.',
  requirements: ['rest-cond-read-changed-full'],
  ...entriesFollowed(
    'batch',
    ({ kind, byCriteria }) => kind === 'updated' && !byCriteria,
    (known) => (response, request) => {
      const former = known.version(studyIn(response))?.before?.meta?.versionId;
      return former === undefined
        ? undefined
        : notModified((asked) => asked === `W/"${former}"`)(response, request);
    },
  ),
});
