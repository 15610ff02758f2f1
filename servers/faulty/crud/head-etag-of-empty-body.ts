import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'head-etag-of-empty-body',
  chapter: 'crud',
  breaks: 'The ETag of HEAD is a hash of the body that it does not have.',
  requirements: ['rest-etag-equals-versionid'],
  response: header(
    'etag',
    () => 'W/"da39a3ee5e6b4b0d3255bfef95601890afd80709"',
    ({ method }, { status }) => method === 'HEAD' && status === 200,
  ),
});
