import { header } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-of-companion-is-next-version',
  chapter: 'crud',
  breaks: 'The Location of a create of anything but a study names the second version.',
  requirements: ['rest-create-location'],
  response: header(
    'location',
    (location) => location.replace(/(?<=\/_history\/)\w+$/, '2'),
    ({ method, url }) => method === 'POST' && /^\/(?!ImagingStudy\b)[A-Z]\w+$/.test(url),
  ),
});
