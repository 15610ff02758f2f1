import { header, isStudyUpdate } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'location-missing-on-upsert',
  chapter: 'crud',
  breaks: 'An update that creates is answered without a Location.',
  requirements: ['rest-update-as-create-location'],
  level: 'SHOULD',
  response: header('location', () => undefined, isStudyUpdate),
});
