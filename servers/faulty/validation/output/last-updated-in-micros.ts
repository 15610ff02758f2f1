import { defineFault } from '../../define.ts';
import { everyObject } from '../../stored-otherwise.ts';

export default defineFault({
  id: 'last-updated-in-micros',
  chapter: 'validation',
  breaks:
    'meta.lastUpdated has six digits after the second, and an offset, wherever a study is told.',
  requirements: ['validation-instant-lastupdated'],
  allowedBy: 'datatypes.html#instant',
  response: (response) =>
    typeof response.body === 'object'
      ? { ...response, body: everyObject(response.body, withMicros) }
      : undefined,
});

function withMicros(object: Record<string, unknown>): Record<string, unknown> {
  const { lastUpdated } = object;
  if (typeof lastUpdated !== 'string' || !lastUpdated.endsWith('Z')) return object;
  const [whole = '', fraction = ''] = lastUpdated.slice(0, -1).split('.');
  return { ...object, lastUpdated: `${whole}.${fraction.padEnd(6, '0')}+00:00` };
}
