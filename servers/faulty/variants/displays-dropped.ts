import { defineFault } from '../define.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'displays-dropped',
  chapter: 'crud',
  breaks:
    'Codes are stored without their displays and texts, which the server has from terminology.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) =>
    everyObject(study, ({ display, ...object }) => {
      const { text, coding } = object;
      if (display === undefined && coding === undefined) return object;
      if ('code' in object) return object;
      if (Array.isArray(coding) && typeof text === 'string') return { ...object, text: undefined };
      return display === undefined ? object : { ...object, display };
    }),
  ),
});
