import { etagBefore, header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

const companion = /^\/(?!ImagingStudy\/)[A-Z]\w+\/[^/?]+$/;

export default defineFault({
  id: 'etag-of-updated-companion-is-old',
  chapter: 'crud',
  breaks: 'An update of anything but a study is answered with the ETag of the version before.',
  requirements: ['rest-etag-equals-versionid'],
  response: header(
    'etag',
    etagBefore,
    ({ method, url }, { status }) => method === 'PUT' && status === 200 && companion.test(url),
  ),
});
