import { changed } from '../../sites.ts';
import type { Change, Place } from '../types.ts';

/** What may be absent but not empty: strings, objects and arrays (json.html#json). */
export function* empty(place: Place): Generator<Change> {
  const { property, at, study, value } = place;
  const item = property.list ? [...at, 0] : at;
  const expression = property.list ? `${place.expression}[0]` : place.expression;
  if (property.list) {
    yield { rule: 'empty', variant: 'array', study: changed(study, at, []) };
  }
  const one = property.list ? (value as unknown[])[0] : value;
  if (property.primitive) {
    const isText = typeof one === 'string';
    if (isText)
      yield { rule: 'empty', variant: 'string', expression, study: changed(study, item, '') };
    return;
  }
  // A contained resource without a type is no resource at all: that is another rule.
  if (property.type === 'Resource') return;
  yield { rule: 'empty', variant: 'object', expression, study: changed(study, item, {}) };
}

/** Null stands for nothing but a gap in a list of primitives whose companion fills it (json.html#null). */
export function* nulls(place: Place): Generator<Change> {
  const { property, at, study, value } = place;
  yield { rule: 'null', variant: 'value', study: changed(study, at, null) };
  if (!property.list) return;
  const items = value as unknown[];
  yield {
    rule: 'null',
    variant: 'item',
    expression: `${place.expression}[${items.length}]`,
    study: changed(study, at, [...items, null]),
  };
}
