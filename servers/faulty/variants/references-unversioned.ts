import { defineFault } from '../define.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'references-unversioned',
  chapter: 'crud',
  breaks: 'References are stored without the version they name.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) =>
    everyObject(study, (object) =>
      typeof object.reference === 'string'
        ? { ...object, reference: object.reference.replace(/\/_history\/[^/]+$/, '') }
        : object,
    ),
  ),
});
