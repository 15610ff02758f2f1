import { defineFault } from '../define.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'references-described',
  chapter: 'crud',
  breaks:
    'References are stored with type and display, and an identifier of their target where they lack one.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) =>
    everyObject(study, (object) => {
      const [, type, id] =
        /^([A-Z][A-Za-z]+)\/([\w.-]+)$/.exec(String(object.reference ?? '')) ?? [];
      if (!type) return object;
      const identifier = { system: 'http://archive.example/targets', value: id };
      return { type, identifier, display: `${type} ${id}`, ...object };
    }),
  ),
});
