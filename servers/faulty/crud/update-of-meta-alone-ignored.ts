import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { updateIgnored } from '../update-ignored.ts';

const content = ({ meta: _meta, ...rest }: Resource) => JSON.stringify(rest);

export default defineFault({
  id: 'update-of-meta-alone-ignored',
  chapter: 'crud',
  breaks:
    'An update that changes nothing but meta is taken for none: it is answered 200 and not stored.',
  requirements: ['rest-update-keeps-other-meta', 'security-labels-preserved'],
  level: 'SHOULD',
  request: updateIgnored(content),
});
