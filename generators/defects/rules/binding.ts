import { valueSet } from '../../../spec/index.ts';
import { changed } from '../../sites.ts';
import type { Change, Place } from '../types.ts';

/** Codes that cannot be in value sets which are grammars or too large to list. */
const NO_CODE: Readonly<Record<string, string>> = {
  'http://hl7.org/fhir/ValueSet/all-languages': 'not a language',
  'http://hl7.org/fhir/ValueSet/mimetypes': 'no-mime-type',
  'http://hl7.org/fhir/ValueSet/currencies': 'EURO',
};

/** A code outside of the value set that a required binding names (terminologies.html#required). */
export function* binding(place: Place): Generator<Change> {
  const { property, at, study, value } = place;
  const bound = property.definition.binding;
  const set = bound?.strength === 'required' ? bound.valueSet : bound?.maxValueSet;
  if (property.type !== 'code' || set === undefined) return;
  const url = set.split('|')[0] ?? set;
  const known = valueSet(url)?.map(({ code }) => code);
  const one = String(property.list ? (value as unknown[])[0] : value);
  const wrong: [string, string | undefined][] = known
    ? [
        ['unknown', 'lightbox'],
        ['other-case', otherCase(one)],
      ]
    : [['unknown', NO_CODE[url]]];
  for (const [variant, code] of wrong) {
    if (code === undefined || code === one || known?.includes(code)) continue;
    yield {
      rule: 'binding',
      variant,
      code: 'code-invalid',
      expression: property.list ? `${place.expression}[0]` : place.expression,
      study: changed(study, property.list ? [...at, 0] : at, code),
    };
  }
}

function otherCase(code: string): string {
  return code === code.toUpperCase() ? code.toLowerCase() : code.toUpperCase();
}
