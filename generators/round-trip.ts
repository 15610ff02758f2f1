import type { Study } from './content.ts';
import { everywhereCases } from './round-trip/everywhere.ts';
import { falsyCases } from './round-trip/falsy.ts';
import { dateCases, numberCases, stringCases } from './round-trip/primitives.ts';
import { structureCases } from './round-trip/structure.ts';
import { textOf } from './round-trip/text.ts';

export { fullStudy } from './round-trip/full-study.ts';

/** A study to be stored and read back unchanged. */
export interface RoundTripCase {
  key: string;
  /** What must come back as it was sent, in words. */
  aspect: string;
  /** FHIRPath to what the case is about, for a report. */
  path: string;
  study: Study;
  /** The JSON to send: numbers have digits here that `study` cannot hold (1.10, 18 digits). */
  text: string;
  /** Why a right server may refuse the study, or store it otherwise; absent if it may not. */
  leeway?: string;
}

export type CaseContent = Omit<RoundTripCase, 'text'>;

/** Studies for round trips, each about one aspect; all are valid and refer to nothing outside themselves. */
export function roundTripCases(seed: number): RoundTripCase[] {
  return [structureCases, falsyCases, everywhereCases, numberCases, stringCases, dateCases]
    .flatMap((family) => family(seed))
    .map((one) => ({ ...one, ...textOf(one.study) }));
}
