import { present } from '../content.ts';
import type { Builder, StudyContent } from './builder.ts';
import { codedDecoy } from './coded.ts';
import { identifierDecoy } from './identifiers.ts';
import { referenceDecoy } from './references.ts';
import { uidDecoy } from './uids.ts';

/** Ways of missing a value narrowly that all parameters share; the families say what each means to them. */
export const DECOYS = {
  'other-system': 'Has the wanted codes and identifiers, each in another system.',
  'longer-system':
    'Has the wanted codes and identifiers, each in a system that begins with the wanted one.',
  'no-system': 'Has the wanted codes and identifiers, each without a system.',
  crossed:
    'Has the wanted systems in one element and the wanted codes in another: never as a pair.',
  elsewhere: 'Has the wanted values only in elements that the parameters do not look at.',
  shorter: 'Has values with which longer wanted ones begin.',
  longer: 'Has values that begin with shorter wanted ones.',
  second: 'Has the wanted values only in second places: second series, instance, coding, entry.',
  last: 'Has the wanted values only in last places, behind several others.',
  none: 'Has only what is mandatory: no value for any parameter but status, subject and identifier.',
} as const;

export type DecoyClass = keyof typeof DECOYS;

/** Adds one study for each way of missing a value. */
export function decoyStudies(b: Builder): void {
  for (const [kind, purpose] of Object.entries(DECOYS) as [DecoyClass, string][]) {
    const shares = [codedDecoy, identifierDecoy, uidDecoy, referenceDecoy].map((family) =>
      family(b, kind),
    );
    b.study(`decoy-${kind}`, purpose, merge(shares));
  }
}

/** Puts the shares of the families into one study: lists are joined, the rest belongs to one family each. */
function merge(shares: readonly StudyContent[]): StudyContent {
  const series = shares.flatMap((share) => share.series ?? []);
  return present({
    ...Object.assign({}, ...shares),
    identifier: shares.flatMap((share) => share.identifier ?? []),
    series: series.map((one, i) => ({ ...one, number: i + 1 })),
  });
}
