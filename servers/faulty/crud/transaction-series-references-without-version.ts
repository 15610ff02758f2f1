import { sentEntries } from '../bundle-fault.ts';
import { withSeries, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { isShallow } from '../shallow.ts';

export default defineFault({
  id: 'transaction-series-references-without-version',
  chapter: 'crud',
  breaks:
    'A transaction stores references in series to versions on other servers without the version.',
  requirements: ['bundle-transaction-other-references-untouched'],
  request: sentEntries('transaction', (entry) => {
    const { resource } = entry;
    if (resource?.resourceType !== 'ImagingStudy' || !isShallow(resource)) return entry;
    const changed = withSeries(resource, (series) =>
      withStrings(series, (text, name) =>
        name === 'reference' && text.startsWith('http')
          ? text.replace(/\/_history\/[^/]+$/, '')
          : text,
      ),
    );
    return changed ? { ...entry, resource: changed } : entry;
  }),
});
