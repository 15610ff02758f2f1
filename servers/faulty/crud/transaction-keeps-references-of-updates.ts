import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-references-of-updates',
  chapter: 'crud',
  breaks: 'A transaction rewrites references in what it creates, not in what it updates.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept((resource, hide, { request }) =>
    request?.method === 'PUT'
      ? withStrings(resource, (text, name) =>
          name === 'reference' && text.startsWith('urn:') ? hide(text) : text,
        )
      : resource,
  ),
});
