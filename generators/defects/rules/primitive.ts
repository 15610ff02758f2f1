import { changed } from '../../sites.ts';
import type { Change, Place } from '../types.ts';

/**
 * Values that are of the right JSON type and yet no value of a primitive type, by datatypes.html#primitive.
 * Those that the published patterns let through break what the text says.
 */
export const NOT_OF_TYPE: Readonly<
  Record<string, readonly (readonly [string, string | number])[]>
> = {
  base64Binary: [
    ['foreign-character', 'TGl*aHRib3g='],
    ['length', 'TGlnaHRib3'],
  ],
  canonical: [['space', 'http://a.example/Value Set']],
  code: [
    ['leading-space', ' code'],
    ['trailing-space', 'code '],
    ['two-spaces', 'a  code'],
    ['line-break', 'a\ncode'],
  ],
  date: [
    ['month', '2019-13'],
    ['no-such-day', '2019-02-29'],
    ['digits', '2019-7-1'],
    ['basic-format', '20190701'],
    ['time', '2019-07-01T10:00:00Z'],
    ['trailing-space', '2019-07-01 '],
  ],
  dateTime: [
    ['month', '2019-13'],
    ['no-such-day', '2019-02-30'],
    ['no-zone', '2019-07-01T10:00:00'],
    ['no-seconds', '2019-07-01T10:00Z'],
    ['hour-24', '2019-07-01T24:00:00Z'],
    ['space', '2019-07-01 10:00:00Z'],
    ['digits', '2019-7-1'],
    ['order', '01.07.2019'],
    ['trailing-space', '2019-07-01 '],
  ],
  decimal: [],
  id: [
    ['too-long', 'a'.repeat(65)],
    ['underscore', 'a_b'],
    ['space', 'a b'],
    ['urn', 'urn:oid:1.2.3'],
  ],
  instant: [
    ['date', '2019-07-01'],
    ['no-zone', '2019-07-01T10:00:00'],
    ['no-such-day', '2019-02-30T10:00:00Z'],
    ['no-seconds', '2019-07-01T10:00Z'],
  ],
  integer: [
    ['fraction', 1.5],
    ['too-great', 2_147_483_648],
    ['too-small', -2_147_483_649],
  ],
  markdown: [['control-character', 'a\u0001b']],
  oid: [
    ['no-prefix', '1.2.840.10008'],
    ['root', 'urn:oid:3.1'],
    ['leading-zero', 'urn:oid:1.02'],
  ],
  positiveInt: [
    ['zero', 0],
    ['negative', -1],
    ['fraction', 1.5],
    ['too-great', 2_147_483_648],
  ],
  string: [],
  time: [
    ['hour-24', '24:00:00'],
    ['no-seconds', '10:00'],
    ['zone', '10:00:00Z'],
    ['minute', '10:60:00'],
  ],
  unsignedInt: [
    ['negative', -1],
    ['fraction', 1.5],
    ['too-great', 2_147_483_648],
  ],
  uri: [['space', 'http://a.example/a b']],
  url: [['space', 'http://a.example/a b']],
  uuid: [
    ['no-prefix', 'c757873d-ec9a-4326-a141-556f43239520'],
    ['letters', 'urn:uuid:c757873d-ec9a-4326-a141-556f4323952z'],
  ],
};

/** The day that is in all of them that have one. */
const DAY = '2019-07-01';

/** A value outside of its primitive type. */
export function* primitive(place: Place): Generator<Change> {
  const { property, at, study, value } = place;
  // A code of a required value set that is no code is not in the value set either.
  if (property.type === 'code' && property.definition.binding?.strength === 'required') return;
  const day = /^\d{4}-\d\d-\d\d/.exec(String(value))?.[0] ?? '';
  const expression = property.list ? `${place.expression}[0]` : place.expression;
  for (const [variant, outside] of NOT_OF_TYPE[property.type] ?? []) {
    // Of the same day as it was, so that periods stay in order.
    const wrong = day && typeof outside === 'string' ? outside.replace(DAY, day) : outside;
    yield {
      rule: 'primitive',
      variant,
      code: 'value',
      expression,
      study: changed(study, property.list ? [...at, 0] : at, wrong),
    };
  }
}
