import { header, isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-modified-missing-on-second-update',
  chapter: 'crud',
  breaks: 'From the second update on the answer lacks Last-Modified.',
  requirements: ['rest-update-etag-last-modified'],
  response: header(
    'last-modified',
    () => undefined,
    (request, { headers }) => isStudyUpdate(request) && !/^W\/"[12]"$/.test(headers.etag ?? ''),
  ),
});
