import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-references',
  chapter: 'crud',
  breaks: 'A transaction does not rewrite references to what it creates.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept((resource, hide) =>
    withStrings(resource, (text, name) =>
      name === 'reference' && text.startsWith('urn:uuid:') ? hide(text) : text,
    ),
  ),
});
