import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-criteria',
  chapter: 'crud',
  breaks: 'A transaction leaves references by criteria as they are.',
  requirements: ['bundle-transaction-conditional-reference'],
  ...linksKept((resource, hide) =>
    withStrings(resource, (text, name) =>
      name === 'reference' && text.startsWith('Patient?') ? hide(text) : text,
    ),
  ),
});
