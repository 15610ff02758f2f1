import { header } from '../crud-fault.ts';
import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-of-next-version',
  chapter: 'crud',
  breaks: 'The Location of a create names a version that there is not.',
  requirements: ['rest-create-location'],
  response: header(
    'location',
    (url) => url.replace(/_history\/\d+$/, (version) => `${version}0`),
    isStudyCreate,
  ),
});
