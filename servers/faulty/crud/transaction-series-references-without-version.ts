import { sentSeries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-series-references-without-version',
  chapter: 'crud',
  breaks:
    'A transaction stores references in series to versions on other servers without the version.',
  requirements: ['bundle-transaction-other-references-untouched'],
  request: sentSeries('transaction', (text, name) =>
    name === 'reference' && text.startsWith('http') ? text.replace(/\/_history\/[^/]+$/, '') : text,
  ),
});
