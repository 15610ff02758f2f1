import type { Resource } from '../../../spec/index.ts';
import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'element-ids-lost',
  chapter: 'crud',
  breaks: 'Ids of elements are not given back.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: told((study) => withoutIds({ ...study }, true) as Resource),
});

function withoutIds(value: unknown, isResource = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutIds(item));
  if (typeof value !== 'object' || value === null || value instanceof Number) return value;
  const keepsId = isResource || 'resourceType' in value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'id' || keepsId)
      .map(([name, item]) => [name, withoutIds(item)]),
  );
}
