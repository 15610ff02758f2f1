import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';
import { indexedAs } from '../indexed-as.ts';

export default defineFault({
  id: 'batch-revived-found-by-former-status',
  chapter: 'crud',
  breaks: 'A study that a batch brought back is found by the status it had before it was deleted.',
  requirements: ['search-returned-resources-match'],
  ...entriesFollowed(
    'batch',
    ({ kind }) => kind === 'revived',
    (known) =>
      indexedAs('status', (study) => ({
        ...study,
        status: known.version(study)?.before?.status ?? study.status,
      })),
  ),
});
