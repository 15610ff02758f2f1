import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { entriesFollowed } from '../entries-followed.ts';

export default defineFault({
  id: 'transaction-revived-read-as-before',
  chapter: 'crud',
  breaks:
    'A read of a study that a transaction brought back gives it as it was before it was deleted.',
  requirements: ['rest-update-revives-deleted'],
  ...entriesFollowed(
    'transaction',
    ({ kind }) => kind === 'revived',
    (known) =>
      told((study) => {
        const before = known.version(study)?.before;
        return before && study.meta ? { ...before, meta: study.meta } : undefined;
      }),
  ),
});
