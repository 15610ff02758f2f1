import { versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'batch-deleted-versions-not-found',
  chapter: 'crud',
  breaks:
    'The versions of a study that a batch deleted are answered 404, though its history lists them.',
  requirements: ['rest-vread-returns-that-content', 'history-survives-delete'],
  ...entriesFollowed(
    'batch',
    ({ kind }) => kind === 'deleted',
    (known) => (response, request) =>
      response.status === 200 && known.at(versionOf(request)?.study)
        ? refusal(404, 'not-found', 'There is no such version.')
        : undefined,
  ),
});
