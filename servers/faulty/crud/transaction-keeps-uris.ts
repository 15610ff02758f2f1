import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-uris',
  chapter: 'crud',
  breaks: 'A transaction leaves elements of type uri and url as they are.',
  requirements: ['bundle-transaction-rewrites-references'],
  seenIn: 'https://github.com/hapifhir/hapi-fhir/issues/854',
  ...linksKept((resource, hide) =>
    withStrings(resource, (text, name) => (/^value(?:Uri|Url)$/.test(name) ? hide(text) : text)),
  ),
});
