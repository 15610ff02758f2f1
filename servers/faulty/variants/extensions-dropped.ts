import { defineFault } from '../define.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'extensions-dropped',
  chapter: 'crud',
  breaks: 'Extensions are not stored, save those that modify the meaning.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) =>
    everyObject(study, (object) => {
      const kept = Object.entries(object).filter(
        ([name, value]) => name !== 'extension' && !name.startsWith('_') && !isEmpty(value),
      );
      return Object.fromEntries(kept.map(([name, value]) => [name, filled(name, value)]));
    }),
  ),
});

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isEmpty);
  return (
    typeof value === 'object' && value?.constructor === Object && Object.keys(value).length === 0
  );
}

/** Nulls that stood where an extension was go with it. */
function filled(_: string, value: unknown): unknown {
  return Array.isArray(value) ? value.filter((item) => item !== null && !isEmpty(item)) : value;
}
