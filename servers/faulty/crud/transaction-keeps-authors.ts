import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept, referencesHidden } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-authors',
  chapter: 'crud',
  breaks:
    'A transaction leaves references within data types as they are, as those to authors of notes.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(({ note, ...resource }, hide) =>
    note ? { ...resource, note: referencesHidden(listOf(note), hide) } : resource,
  ),
});
