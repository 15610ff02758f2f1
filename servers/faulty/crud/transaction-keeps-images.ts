import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-images',
  chapter: 'crud',
  breaks: 'A transaction does not rewrite the sources of images in the narrative.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept((resource, hide) =>
    withStrings(resource, (text, name) =>
      name === 'div' ? text.replace(/src="[^"]*"/g, hide) : text,
    ),
  ),
});
