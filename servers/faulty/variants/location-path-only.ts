import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-path-only',
  chapter: 'crud',
  breaks: 'Locations are paths from the root of the host.',
  requirements: ['rest-create-location'],
  allowedBy: 'http.html#create',
  response: header(
    'location',
    (url) => new URL(url).pathname,
    () => true,
  ),
});
