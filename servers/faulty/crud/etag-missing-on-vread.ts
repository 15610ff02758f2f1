import { header, versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-missing-on-vread',
  chapter: 'crud',
  breaks: 'A vread is answered without an ETag.',
  requirements: ['rest-read-etag-present'],
  level: 'SHOULD',
  response: header(
    'etag',
    () => undefined,
    (request) => !!versionOf(request),
  ),
});
