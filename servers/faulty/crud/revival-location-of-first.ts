import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revival-location-of-first',
  chapter: 'crud',
  breaks: 'The Location of an update that brings a study back names its first version.',
  requirements: ['rest-update-as-create-location'],
  level: 'SHOULD',
  response: header(
    'location',
    (location) => location.replace(/[^/]+$/, '1'),
    ({ method }, { status }) => method === 'PUT' && status === 201,
  ),
});
