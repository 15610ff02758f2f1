import { header, isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-modified-in-iso-form',
  chapter: 'crud',
  breaks: 'The Last-Modified of an update is an ISO date-time and no HTTP date.',
  requirements: ['rest-update-etag-last-modified'],
  response: header('last-modified', (date) => new Date(date).toISOString(), isStudyUpdate),
});
