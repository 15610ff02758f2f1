import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { namesInSelfLink } from '../../fixtures/search.ts';
import { splitUnescaped } from '../../oracles/search/index.ts';
import type { Resource } from '../../spec/index.ts';
import { escaped, type Query, type Subject } from './behaviour.ts';
import {
  type Chain,
  chainCheck,
  judgeChains,
  nothingChained,
  oneStep,
  references,
} from './chain.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame, notJudged } from './found.ts';
import { nameOf, ownCriteria, seededByName, targetsIn } from './joins.ts';
import { isLeftOut, judgeOptional } from './optional.ts';
import { misplacedByDate } from './order.ts';
import { SEARCHED } from './subjects.ts';
import { judgeTotal } from './total.ts';

/** Patients that studies refer to, each once. */
function patientsOf({ session }: CheckContext, { parameter }: Subject): Resource[] {
  const found = seededStudies(session).flatMap((study) => targetsIn(session, study, parameter));
  return [...new Map(found.map((one) => [one.id, one])).values()];
}

/** An identifier in each form of a token but the whole one. */
function byPartOfIdentifier(context: CheckContext, patients: readonly Resource[]): Chain[] {
  return patients.slice(0, 2).flatMap((target) =>
    ownCriteria(context.session, target).flatMap(({ parameter, value }) => {
      const [system, code] = splitUnescaped(value, '|');
      if (!system || !code) return [];
      const name = `patient.${parameter}`;
      return [`${system}|`, code].map((part) => ({ name, value: part, target }));
    }),
  );
}

const familyOf = ({ name }: Resource) => (name as { family?: string }[] | undefined)?.[0]?.family;

const PREFIXES = ['ge', 'lt', 'ne', 'eq', 'le', 'gt', 'sa', 'eb'];

/** Searches by the dates of birth in the middle, so that each prefix tells some patients from others. */
function byBirthDate(patients: readonly Resource[]): Chain[] {
  const dated = patients
    .flatMap((target) => (typeof target.birthDate === 'string' ? [target] : []))
    .sort((one, other) => (String(one.birthDate) < String(other.birthDate) ? -1 : 1));
  const target = dated[Math.floor(dated.length / 2)];
  if (!target) return [];
  const date = String(target.birthDate);
  const values = [date, date.slice(0, 4), ...PREFIXES.map((prefix) => `${prefix}${date}`)];
  return ['patient.birthdate', 'patient:Patient.birthdate'].flatMap((name) =>
    values.map((value) => ({ name, value, target })),
  );
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

const EARLIEST = 'ge1800';

/** What a chain finds, with its order. How dates come is advice (search.html#sort). */
async function judgeSorted(context: CheckContext): Promise<void> {
  const { server, session, judge } = context;
  const name = 'patient.birthdate';
  const query: Query = [[name, EARLIEST]];
  const { length } = expectedSet(session, query).must;
  if (length < 3) throw nothingChained();
  await judgeOptional(context, query, [name]);
  const count = Math.ceil(length / 3);
  const sorted: Query = [...query, ['_sort', '-started'], ['_count', String(count)]];
  const result = await server.search(SEARCHED, sorted);
  if (isRefusal(result)) throw new NotApplicable(`_sort is refused: ${result.answer.status}`);
  await judgeAsSame(context, query, result, () => find(context, query), count);
  if (isLeftOut(result, '_sort')) return;
  const seeded = seededByName(session);
  const studies = result.matches.flatMap((match) => seeded.get(nameOf(match)) ?? []);
  const dateOf = ({ started }: Resource) => (typeof started === 'string' ? started : undefined);
  const [wrong] = misplacedByDate(studies, dateOf, true);
  judge.should(result).that(wrong === undefined, {
    code: 'order',
    message: `_sort=-started beside a chain: ${wrong?.why}`,
    expected: 'the falling order of started',
    actual: wrong ?? null,
  });
}

/** Chains that end otherwise than with an identifier: what a parameter can do alone it can do there (search.html#chaining). */
export const chainValueChecks: Check[] = references
  .filter(({ parameter }) => parameter.code === 'patient')
  .flatMap((subject) => [
    chainCheck(
      subject,
      'chain-to-date',
      [
        'search-chain',
        'search-date-eq-implicit-range',
        'search-date-gt-lt',
        'search-date-ge-le',
        'search-date-ne',
        'search-date-sa-eb',
      ],
      'A chain through patient to a date of birth takes precisions and prefixes as any date does.',
      async (context) => judgeChains(context, byBirthDate(patientsOf(context, subject))),
    ),
    chainCheck(
      subject,
      'chain-to-part-of-token',
      ['search-chain', 'search-token-system-only', 'search-token-code-only'],
      'A chain through patient to an identifier takes a system alone or a value alone.',
      async (context) =>
        judgeChains(context, byPartOfIdentifier(context, patientsOf(context, subject))),
    ),
    chainCheck(
      subject,
      'chain-to-escaped-comma',
      ['search-escape-comma', 'search-chain'],
      'A comma after a backslash is part of the value of a chain through patient.',
      async (context) => {
        const [first, second] = byFamily(patientsOf(context, subject));
        if (!first || !second) throw nothingChained();
        await judgeOptional(context, [[first.name, first.value]], [first.name]);
        const both = `${first.value}\\,${second.value}`;
        await judgeOptional(context, [[first.name, both]], [first.name]);
      },
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
    chainCheck(
      subject,
      'chain-to-missing',
      ['search-chain', 'search-missing'],
      'A chain through patient that ends with :missing finds by patients without the element, or by those with it.',
      async (context) => {
        const name = ['birthdate', 'gender', 'general-practitioner', 'link', 'organization']
          .map((code) => `patient.${code}:missing`)
          .find((one) =>
            ['true', 'false'].every(
              (value) => expectedSet(context.session, [[one, value]]).must.length > 0,
            ),
          );
        if (!name) throw nothingChained();
        for (const value of ['true', 'false'])
          await judgeOptional(context, [[name, value]], [name]);
      },
    ),
    chainCheck(
      subject,
      'chain-to-id',
      ['search-chain', 'search-id-always-supported'],
      'A chain through patient to _id finds the studies that refer to the patient with that id.',
      async (context) =>
        judgeChains(
          context,
          patientsOf(context, subject)
            .slice(0, 2)
            .map((target) => ({ name: 'patient._id', value: String(target.id), target })),
        ),
    ),
    chainCheck(
      subject,
      'chain-by-post',
      ['search-post-equals-get', 'search-chain'],
      'A chain means the same by POST to _search as by GET.',
      async (context) => {
        const [{ name, value } = { name: '', value: '' }] = oneStep(context, subject);
        if (name === '') throw nothingChained();
        const query: Query = [[name, value]];
        await judgeOptional(context, query, [name]);
        const result = await find(context, query, 'POST');
        await judgeAsSame(context, query, result, () => find(context, query), ROOM);
      },
    ),
    chainCheck(
      subject,
      'chain-sorted',
      ['search-sort-does-not-filter', 'search-chain', 'search-paging-next'],
      'A chain through patient finds the same studies sorted and over pages, in the order asked for.',
      judgeSorted,
    ),
    chainCheck(
      subject,
      'chain-counted',
      ['search-summary-count', 'search-total-semantics', 'search-chain'],
      'With _summary=count a search by a chain through patient has the number of studies that it finds.',
      async (context) => {
        if (context.session.target.scope.kind === 'none') {
          throw new NotApplicable('searches cannot be narrowed to the studies of this run');
        }
        const [chain] = byBirthDate(patientsOf(context, subject));
        if (!chain) throw nothingChained();
        const query: Query = [[chain.name, chain.value]];
        await judgeOptional(context, query, [chain.name]);
        const result = await context.server.search(SEARCHED, [...query, ['_summary', 'count']]);
        if (isRefusal(result)) throw new NotApplicable('_summary is refused');
        if (isLeftOut(result, chain.name)) return notJudged(context);
        if (context.judge(result).searchset().ok) await judgeTotal(context, query, result.answer);
      },
    ),
    chainCheck(
      subject,
      'chain-self-link',
      ['search-self-link-reflects-used', 'search-chain'],
      'The self link of a search by a chain through patient names no parameter that is no chain.',
      async (context) => {
        const [chain] = byBirthDate(patientsOf(context, subject));
        if (!chain) throw nothingChained();
        const query: Query = [[chain.name, chain.value]];
        const result = await find(context, query);
        const names = namesInSelfLink(result);
        if (result.answer.status !== 200 || names === undefined) {
          throw new NotApplicable(`refused, or no self link: ${result.answer.status}`);
        }
        const wrong = names.filter((name) => /^patient[^:.]/.test(name));
        context.judge(result).that(wrong.length === 0, {
          code: 'self-link-parameter',
          message: `the search was by ${chain.name}, and the self link says ${wrong.join(', ')}`,
          expected: chain.name,
          actual: result.links[0]?.self ?? null,
        });
      },
    ),
  ]);
