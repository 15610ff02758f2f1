import { told } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-null-gaps-closed',
  chapter: 'crud',
  breaks: 'In contained resources the gaps in lists of primitives are closed.',
  requirements: ['format-json-null-alignment'],
  response: told((study) => ({
    ...study,
    ...(study.contained ? { contained: withoutNulls(study.contained) } : {}),
  })),
});

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNulls);
  if (typeof value !== 'object' || value === null || value instanceof Number) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withoutNulls(item)]),
  );
}
