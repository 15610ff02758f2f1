import type { Resource } from '../../../spec/index.ts';
import { isStudyRead } from '../../faulty/crud-request.ts';
import { defineFault } from '../../faulty/define.ts';

export default defineFault({
  id: 'not-modified-honoured',
  chapter: 'crud',
  breaks: 'A read with the ETag of the current version is answered with 304.',
  requirements: ['rest-cond-read-if-none-match'],
  allowedBy: 'http.html#cread',
  response: (response, request) => {
    const version = (response.body as Resource | undefined)?.meta?.versionId;
    const asked = request.headers['if-none-match'];
    if (!isStudyRead(request) || !version || asked !== `W/"${version}"`) return undefined;
    const { etag = '' } = response.headers;
    return { status: 304, headers: { etag } };
  },
});
