import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-cut-at-dot',
  chapter: 'crud',
  breaks: 'The Location of a new study names its id up to the first dot.',
  requirements: ['rest-id-same-everywhere'],
  response: header(
    'location',
    (location) => location.replace(/(\/ImagingStudy\/[^/.]+)\.[^/]*/, '$1'),
    (_, { status }) => status === 201,
  ),
});
