import type { Resource } from '../../../spec/index.ts';
import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { updateIgnored } from '../update-ignored.ts';

/** All that is compared: of series the first alone. */
const compared = ({ meta: _meta, series, ...rest }: Resource) =>
  JSON.stringify([rest, listOf(series)[0], listOf(series).length]);

export default defineFault({
  id: 'later-series-change-ignored',
  chapter: 'crud',
  breaks:
    'An update that changes nothing but a series after the first is taken for none: it is answered 200 and not stored.',
  requirements: ['rest-update-200', 'rest-versionid-changes-on-update'],
  request: updateIgnored(compared),
});
