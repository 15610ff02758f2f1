import { isStudyUpdate, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'notes-lost-on-update',
  chapter: 'crud',
  breaks: 'An update does not store notes.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored(({ note: _, ...study }) => study, isStudyUpdate),
});
