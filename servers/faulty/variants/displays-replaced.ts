import { defineFault } from '../define.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'displays-replaced',
  chapter: 'crud',
  breaks: 'Codes are stored with the displays that the server has for them.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) =>
    everyObject(study, (object) =>
      'code' in object && 'system' in object
        ? { ...object, display: `Term for ${String(object.code)}` }
        : object,
    ),
  ),
});
