import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-references-in-extensions',
  chapter: 'crud',
  breaks: 'A transaction does not rewrite references in extensions.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(({ extension, ...resource }, hide) =>
    extension
      ? {
          ...resource,
          extension: withStrings(extension, (text, name) =>
            name === 'reference' ? hide(text) : text,
          ),
        }
      : resource,
  ),
});
