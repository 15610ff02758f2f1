import { withSeries, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { linksKept } from '../links-kept.ts';

export default defineFault({
  id: 'transaction-keeps-links-in-series-extensions',
  chapter: 'crud',
  breaks: 'A transaction does not rewrite links in the extensions of a series.',
  requirements: ['bundle-transaction-rewrites-references'],
  ...linksKept(
    (resource, hide) =>
      withSeries(resource, ({ extension, ...series }) =>
        extension
          ? {
              ...series,
              extension: withStrings(extension, (text, name) =>
                name === 'url' ? text : hide(text),
              ),
            }
          : series,
      ) ?? resource,
  ),
});
