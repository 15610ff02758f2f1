import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-references-by-oid',
  chapter: 'crud',
  breaks: 'A transaction rewrites references by urn:uuid alone.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept((resource, hide) =>
    withStrings(resource, (text, name) =>
      name === 'reference' && text.startsWith('urn:oid:') ? hide(text) : text,
    ),
  ),
});
