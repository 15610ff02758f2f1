import type { Resource } from '../../../spec/index.ts';
import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'nulls-among-values-dropped',
  chapter: 'crud',
  breaks:
    'A read leaves out the nulls among the values of a list of primitives, and gives its extensions as they are.',
  requirements: ['format-json-null-alignment', 'rest-create-roundtrip'],
  response: told((study) => withoutGaps(study) as Resource),
});

function withoutGaps(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutGaps);
  if (typeof value !== 'object' || value === null || value instanceof Number) return value;
  const elements = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(elements).flatMap(([name, item]) => {
      if (!Array.isArray(item) || !Array.isArray(elements[`_${name}`])) {
        return [[name, withoutGaps(item)]];
      }
      const values = item.filter((one) => one !== null);
      return values.length > 0 ? [[name, values]] : [];
    }),
  );
}
