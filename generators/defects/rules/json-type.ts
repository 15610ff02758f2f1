import { changed } from '../../sites.ts';
import type { Change, Place } from '../types.ts';

const NUMBERS = new Set(['decimal', 'integer', 'unsignedInt', 'positiveInt']);

/** A JSON value of another type than the element has (json.html#primitive). */
export function* jsonType(place: Place): Generator<Change> {
  const { property, at, study, value } = place;
  const item = property.list ? [...at, 0] : at;
  const one = property.list ? (value as unknown[])[0] : value;
  const expression = property.list ? `${place.expression}[0]` : place.expression;
  for (const [variant, wrong] of wrongTypes(property.type, property.primitive, one)) {
    yield { rule: 'json-type', variant, expression, study: changed(study, item, wrong) };
  }
}

function wrongTypes(type: string, primitive: boolean, value: unknown): [string, unknown][] {
  if (!primitive) {
    return [
      ['string', 'text'],
      ['number', 1],
      ['boolean', true],
    ];
  }
  const object: [string, unknown] = ['object', { value }];
  if (NUMBERS.has(type)) return [['string', String(value)], ['boolean', true], object];
  if (type === 'boolean') return [['string', String(value)], ['number', 1], object];
  return [['number', 5], ['boolean', true], object];
}
