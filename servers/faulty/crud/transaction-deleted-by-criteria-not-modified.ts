import { isStudyRead, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';

export default defineFault({
  id: 'transaction-deleted-by-criteria-not-modified',
  chapter: 'crud',
  breaks: 'A client that has a study which a transaction deleted by criteria is told 304.',
  requirements: ['rest-cond-read-changed-full'],
  ...entriesFollowed(
    'transaction',
    ({ kind, byCriteria }) => kind === 'deleted' && byCriteria,
    (known) => (response, request) => {
      const { versionId } = known.at(studyOf(request))?.before?.meta ?? {};
      const isKnown = versionId && request.headers['if-none-match'] === `W/"${versionId}"`;
      return isKnown && isStudyRead(request) && response.status === 410
        ? { status: 304, headers: {} }
        : undefined;
    },
  ),
});
