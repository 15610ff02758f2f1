import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-urls-in-uris',
  chapter: 'crud',
  breaks:
    'A transaction rewrites no links of type uri and url that name what it creates by a fullUrl on another server.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept((resource, hide) =>
    withStrings(resource, (text, name) =>
      /^value(?:Uri|Url)$/.test(name) && text.startsWith('http') ? hide(text) : text,
    ),
  ),
});
