import type { CheckContext } from '../../fixtures/context.ts';
import { parseLossless, stringifyLossless } from '../../fixtures/lossless.ts';
import { roundTripCases } from '../../generators/round-trip.ts';
import type { Resource } from '../../spec/index.ts';

/**
 * A round-trip case of the run's seed, marked as the run's and the check's: as a study, and as the text to be sent.
 * @throws if there is no such case
 */
export function roundTripText(
  { session, studies }: Pick<CheckContext, 'session' | 'studies'>,
  key: string,
): { study: Resource; text: string } {
  const found = casesOf(session.seed).find((one) => one.key === key);
  if (!found) throw new Error(`generators/round-trip.ts has no case '${key}'`);
  const inContained = String(found.study.subject.reference).startsWith('#');
  const study = inContained ? studies.mark(found.study) : studies.own(found.study);
  const { meta, identifier, subject } = study;
  const text = stringifyLossless({
    ...(parseLossless(found.text) as object),
    ...{ meta, identifier, subject },
  });
  return { study, text };
}

const made = new Map<number, ReturnType<typeof roundTripCases>>();

function casesOf(seed: number): ReturnType<typeof roundTripCases> {
  const cases = made.get(seed) ?? roundTripCases(seed);
  made.set(seed, cases);
  return cases;
}
