import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource } from '../../spec/index.ts';
import { escaped, type Query, type Subject } from './behaviour.ts';
import { type Chain, chainCheck, judgeChains, nothingChained, references } from './chain.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { targetsIn } from './joins.ts';
import { judgeOptional } from './optional.ts';

/** Patients that studies refer to, each once. */
function patientsOf({ session }: CheckContext, { parameter }: Subject): Resource[] {
  const found = seededStudies(session).flatMap((study) => targetsIn(session, study, parameter));
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

const familyOf = ({ name }: Resource) => (name as { family?: string }[] | undefined)?.[0]?.family;

/** Searches by the dates of birth in the middle, so that each prefix tells some patients from others. */
function byBirthDate(patients: readonly Resource[]): Chain[] {
  const dated = patients
    .flatMap((target) => (typeof target.birthDate === 'string' ? [target] : []))
    .sort((one, other) => (String(one.birthDate) < String(other.birthDate) ? -1 : 1));
  const target = dated[Math.floor(dated.length / 2)];
  if (!target) return [];
  const date = String(target.birthDate);
  return [date, date.slice(0, 4), `ge${date}`, `lt${date}`, `ne${date}`].map((value) => ({
    name: 'patient.birthdate',
    value,
    target,
  }));
}

/** The first letters of a name, as they are and in other case. */
function byFamily(patients: readonly Resource[]): Chain[] {
  return patients.slice(0, 2).flatMap((target) => {
    const family = familyOf(target) ?? '';
    if (family.length < 3) return [];
    const start = escaped(family.slice(0, -1));
    return [escaped(family), start, start.toUpperCase()].map((value) => ({
      name: 'patient.family',
      value,
      target,
    }));
  });
}

/** Chains that end otherwise than with an identifier: what a parameter can do alone it can do there (search.html#chaining). */
export const chainValueChecks: Check[] = references
  .filter(({ parameter }) => parameter.code === 'patient')
  .flatMap((subject) => [
    chainCheck(
      subject,
      'chain-to-date',
      ['search-chain', 'search-date-eq-implicit-range', 'search-date-gt-lt', 'search-date-ge-le'],
      'A chain through patient to a date of birth takes precisions and prefixes as any date does.',
      async (context) => judgeChains(context, byBirthDate(patientsOf(context, subject))),
    ),
    chainCheck(
      subject,
      'chain-to-name',
      ['search-chain'],
      'A chain through patient to a name finds by its start, in any letter case.',
      async (context) => judgeChains(context, byFamily(patientsOf(context, subject))),
    ),
    chainCheck(
      subject,
      'chain-to-exact-name',
      ['search-chain', 'search-unsupported-modifier-rejected'],
      'A chain through patient to a name with :exact finds by the whole name alone, or is refused.',
      async (context) => {
        const name = 'patient.family:exact';
        for (const patient of patientsOf(context, subject)) {
          const family = familyOf(patient) ?? '';
          const exact: Query = [[name, escaped(family)]];
          const start: Query = [[name, escaped(family.slice(0, -1))]];
          const tells = expectedSet(context.session, start).must.length === 0;
          if (family.length < 3 || !tells) continue;
          await judgeOptional(context, exact, [name]);
          return await judgeOptional(context, start, [name]);
        }
        throw nothingChained();
      },
    ),
  ]);
