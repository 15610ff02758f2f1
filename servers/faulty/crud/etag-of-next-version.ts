import { isStudyRead } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etag-of-next-version',
  chapter: 'crud',
  breaks: 'The ETag of a read is not the versionId of what is read.',
  requirements: ['rest-etag-equals-versionid'],
  response: (response, request) => {
    const { etag } = response.headers;
    if (!isStudyRead(request) || etag === undefined || response.status !== 200) return;
    const other = etag.replace(/"([^"]*)"/, '"$1-0"');
    return { ...response, headers: { ...response.headers, etag: other } };
  },
});
