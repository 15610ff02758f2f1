import { sentSeries } from '../bundle-fault.ts';
import { withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';
import { jsonText } from '../shallow.ts';

/** Keeps the real server from knowing the URI for that of an entry. */
const MARK = '#of-series';

export default defineFault({
  id: 'transaction-uris-of-series-kept',
  chapter: 'crud',
  breaks: 'A transaction rewrites no links of type uri that stand in series.',
  requirements: ['bundle-transaction-rewrites-references'],
  request: sentSeries('transaction', (text, name) =>
    name === 'valueUri' && text.startsWith('urn:') ? `${text}${MARK}` : text,
  ),
  response: (response) =>
    jsonText(response.body).includes(MARK)
      ? { ...response, body: withStrings(response.body, (text) => text.replaceAll(MARK, '')) }
      : undefined,
});
