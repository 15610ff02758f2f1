import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { contentOf } from '../same-content.ts';
import { updateIgnored } from '../update-ignored.ts';

const compared = ({ contained: _contained, ...rest }: Resource) => contentOf(rest);

export default defineFault({
  id: 'contained-change-ignored',
  chapter: 'crud',
  breaks:
    'An update that changes nothing but contained resources is taken for none: it is answered 200 and not stored.',
  requirements: ['rest-update-200', 'rest-versionid-changes-on-update'],
  request: updateIgnored(compared),
});
