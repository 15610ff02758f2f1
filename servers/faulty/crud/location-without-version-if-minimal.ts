import { header } from '../crud-fault.ts';
import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-without-version-if-minimal',
  chapter: 'crud',
  breaks: 'With return=minimal the Location of a create has no version.',
  requirements: ['rest-create-location'],
  response: header(
    'location',
    (location) => location.replace(/\/_history\/.*/, ''),
    (request) => isStudyCreate(request) && /minimal/.test(request.headers.prefer ?? ''),
  ),
});
