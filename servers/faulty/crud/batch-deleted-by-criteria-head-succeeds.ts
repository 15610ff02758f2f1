import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';

export default defineFault({
  id: 'batch-deleted-by-criteria-head-succeeds',
  chapter: 'crud',
  breaks: 'HEAD of a study that a batch deleted by criteria succeeds.',
  requirements: ['rest-head-mirrors-get'],
  ...entriesFollowed(
    'batch',
    ({ kind, byCriteria }) => kind === 'deleted' && byCriteria,
    (known) => (response, request) =>
      request.method === 'HEAD' && response.status === 410 && known.at(studyOf(request))
        ? { status: 200, headers: response.headers }
        : undefined,
  ),
});
