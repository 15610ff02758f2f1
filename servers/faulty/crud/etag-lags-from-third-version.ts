import { etagBefore, header } from '../crud-fault.ts';
import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-lags-from-third-version',
  chapter: 'crud',
  breaks: 'From the third version on a read has the ETag of the version before.',
  requirements: ['rest-etag-equals-versionid'],
  response: header(
    'etag',
    etagBefore,
    (request, { headers }) => isStudyRead(request) && !/^W\/"[12]"$/.test(headers.etag ?? ''),
  ),
});
