import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-contained-references',
  chapter: 'crud',
  breaks: 'A transaction does not rewrite references in contained resources.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(({ contained, ...resource }, hide) =>
    contained
      ? {
          ...resource,
          contained: withStrings(contained, (text, name) =>
            name === 'reference' ? hide(text) : text,
          ),
        }
      : resource,
  ),
});
