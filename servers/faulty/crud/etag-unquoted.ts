import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-unquoted',
  chapter: 'crud',
  breaks: 'ETags stand without quotes.',
  requirements: ['rest-etag-weak-form'],
  level: 'SHOULD',
  response: header(
    'etag',
    (etag) => etag.replaceAll('"', ''),
    ({ url }) => url.startsWith('/ImagingStudy/'),
  ),
});
