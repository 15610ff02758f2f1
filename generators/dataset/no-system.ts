import type { Coding } from '../../spec/index.ts';
import type { Identifier } from '../content.ts';
import type { Builder, StudyContent } from './builder.ts';
import {
  ACCESSION_A,
  accessionValue,
  type Codes,
  OTHER,
  WANTED,
  wantedAccession,
} from './values.ts';

const LOCAL: Coding = { code: 'L-1' };

/** Codes that no system is given for, and that no probe asks for. */
const SYSTEMLESS: Codes = { modality: LOCAL, bodySite: LOCAL, sopClass: LOCAL, reason: LOCAL };

const withoutSystem = ({ system: _, ...coding }: Coding): Coding => coding;

const WANTED_ALONE: Codes = {
  modality: withoutSystem(WANTED.modality),
  bodySite: withoutSystem(WANTED.bodySite),
  sopClass: withoutSystem(WANTED.sopClass),
  reason: withoutSystem(WANTED.reason),
};

/** Studies in which one coding or identifier has a system and one beside it has none (search.html#token). */
export function noSystemStudies(b: Builder): void {
  const value = accessionValue(b);
  b.study(
    'no-system-beside-wanted',
    'Has the wanted codes and identifiers in their systems, beside others without a system.',
    both(b, 'no-system-beside-wanted', [WANTED, SYSTEMLESS], [wantedAccession(b), { value: 'L1' }]),
  );
  b.study(
    'wanted-without-system',
    'Has the wanted codes and identifiers without a system, beside others in the wanted systems.',
    both(
      b,
      'wanted-without-system',
      [OTHER, WANTED_ALONE],
      [{ system: ACCESSION_A, value: 'L2' }, { value }],
    ),
  );
}

/** A study with both of each kind: two codings of a concept, two instances of a series, two series, two identifiers. */
function both(
  b: Builder,
  key: string,
  [one, other]: readonly [Codes, Codes],
  identifier: Identifier[],
): StudyContent {
  const sopClasses = [one.sopClass, other.sopClass];
  return {
    identifier,
    reasonCode: [{ coding: [one.reason, other.reason] }],
    series: [one, other].map(({ modality, bodySite }, at) =>
      b.series(`${key}/${at + 1}`, { modality, bodySite, ...(at === 0 && { sopClasses }) }),
    ),
  };
}
