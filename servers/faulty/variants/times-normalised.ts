import { defineFault } from '../define.ts';
import { everyObject, storedOtherwise } from '../stored-otherwise.ts';

const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?(?:Z|[+-]\d\d:\d\d)$/;

export default defineFault({
  id: 'times-normalised',
  chapter: 'crud',
  breaks: 'Times are stored in the zone of the server, +01:00, with milliseconds.',
  requirements: ['rest-create-roundtrip'],
  allowedBy: 'http.html#transactional-integrity',
  request: storedOtherwise((study) =>
    everyObject(study, (object) =>
      Object.fromEntries(Object.entries(object).map(([name, value]) => [name, local(value)])),
    ),
  ),
});

function local(value: unknown): unknown {
  if (typeof value !== 'string' || !zoned.test(value)) return value;
  const time = Date.parse(value);
  if (Number.isNaN(time)) return value;
  return new Date(time + 3_600_000).toISOString().replace('Z', '+01:00');
}
