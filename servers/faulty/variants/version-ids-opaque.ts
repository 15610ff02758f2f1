import { defineFault } from '../define.ts';
import { versionsNamed } from '../version-ids.ts';

export default defineFault({
  id: 'version-ids-opaque',
  chapter: 'crud',
  breaks: 'Version ids are no numbers, and do not tell which is the later one.',
  requirements: ['rest-versionid-valid-id'],
  allowedBy: 'resource.html#versions',
  ...versionsNamed(
    (id) => (/^\d+$/.test(id) ? `${'zyxwvutsrq'.charAt(Number(id.at(-1)))}-${id}.e7A` : id),
    (id) => /^[a-z]-(\d+)\.e7A$/.exec(id)?.[1] ?? id,
  ),
});
