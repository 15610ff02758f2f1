import { changed } from '../../sites.ts';
import type { Change, Place } from '../types.ts';

/** A mandatory element that is not there (conformance-rules.html#cardinality). */
export function* missing(place: Place): Generator<Change> {
  const { property, at, study } = place;
  if (property.definition.min === 0) return;
  yield {
    rule: 'missing',
    variant: 'absent',
    code: 'required',
    study: changed(study, at, undefined),
  };
}

/** An array where one value is allowed, and one value where there must be an array (json.html#repeat). */
export function* tooMany({ property, at, study, value }: Place): Generator<Change> {
  if (property.list) {
    yield {
      rule: 'json-type',
      variant: 'not-an-array',
      study: changed(study, at, (value as unknown[])[0]),
    };
    return;
  }
  yield { rule: 'too-many', variant: 'array-of-one', study: changed(study, at, [value]) };
  yield { rule: 'too-many', variant: 'array-of-two', study: changed(study, at, [value, value]) };
}
