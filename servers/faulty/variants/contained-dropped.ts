import { defineFault } from '../define.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'contained-dropped',
  chapter: 'crud',
  breaks: 'Contained resources are not stored, nor are the references to them.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise(({ contained, ...study }) => {
    if (!contained) return study;
    return everyObject(study, (object) =>
      String(object.reference ?? '').startsWith('#')
        ? { ...object, reference: undefined, display: 'See the archive' }
        : object,
    );
  }),
});
