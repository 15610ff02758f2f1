import { header } from '../crud-fault.ts';
import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

const hour = 3_600_000;

export default defineFault({
  id: 'last-modified-of-create-is-zone-shifted',
  chapter: 'crud',
  breaks: 'The Last-Modified of a create is the local time of a server an hour east, called GMT.',
  requirements: ['rest-create-etag-last-modified'],
  level: 'SHOULD',
  response: header(
    'last-modified',
    (date) => new Date(Date.parse(date) + hour).toUTCString(),
    isStudyCreate,
  ),
});
