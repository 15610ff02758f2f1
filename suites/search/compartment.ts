import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { evaluate } from '../../fixtures/fhirpath.ts';
import type { Session } from '../../fixtures/session.ts';
import { type CompartmentDefinition, compartmentDefinitions } from '../../spec/index.ts';
import { check } from '../check.ts';
import { NOWHERE, type Query } from './behaviour.ts';
import {
  contradiction,
  furtherCriteria,
  narrowing,
  negated,
  severalValues,
} from './compartment-criteria.ts';
import { expectedSet, seededResources, seededStudies } from './expected.ts';
import { ROOM } from './find.ts';
import { isRefusal, judgeSet } from './found.ts';
import { idOf, nameOf, targetsIn } from './joins.ts';
import { shown } from './matrix.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

const definitions = compartmentDefinitions();

/** The compartments that studies are in, and by which parameters. */
export const theirs = definitions.filter(({ members }) => (members[SEARCHED] ?? []).length > 0);
const others = definitions.filter(({ members }) => (members[SEARCHED] ?? []).length === 0);

type Method = 'GET' | 'POST';

/** So few that what a compartment holds takes several pages. */
export const SMALL_PAGE = 3;

/** Searches the studies in a compartment. */
export function searchIn(
  { server }: CheckContext,
  compartment: string,
  id: string,
  query: Query,
  method: Method = 'GET',
  count: number | 'any' = ROOM,
): Promise<SearchResult> {
  const path = `${compartment}/${id}/${SEARCHED}`;
  const sized: Query = count === 'any' ? [] : [['_count', String(count)]];
  return server.search(SEARCHED, [...query, ...sized], { path, method });
}

/** The seeded resources of a type that studies refer to by any parameter, those that most refer to first. */
export function referredTo(
  { session }: CheckContext,
  type: string,
  codes?: readonly string[],
): string[] {
  const counts = new Map<string, number>();
  const parameters = ownSubjects
    .map(({ parameter }) => parameter)
    .filter(({ code, type: kind }) => kind === 'reference' && (codes?.includes(code) ?? true));
  for (const study of seededStudies(session)) {
    for (const target of new Set(parameters.flatMap((one) => targetsIn(session, study, one)))) {
      if (target.resourceType !== type) continue;
      counts.set(nameOf(target), (counts.get(nameOf(target)) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
}

/** Whether studies refer to a resource of another type with the same id, too. */
function isTwin(context: CheckContext, name: string): boolean {
  const [type = ''] = name.split('/');
  return seededResources(context.session)
    .filter(({ resourceType, id }) => resourceType !== type && id === idOf(name))
    .some((one) => referredTo(context, one.resourceType).includes(nameOf(one)));
}

/** Whether the CapabilityStatement names a compartment. */
function isDeclared({ target }: Session, compartment: string): boolean {
  const path = "rest.where(mode = 'server').compartment";
  const urls = evaluate(target.capabilities, path).map(String);
  return urls.some((url) => url.toLowerCase().endsWith(`/${compartment.toLowerCase()}`));
}

/** Not a search at all, or a refusal: compartments are optional (compartmentdefinition.html). */
export function isUnsupported(result: SearchResult): boolean {
  return isRefusal(result) || result.answer.resource?.resourceType !== 'Bundle';
}

/** What is equal to being in the compartment: one of its parameters. */
export function criterion({ members }: CompartmentDefinition, name: string): Query {
  const [code = ''] = members[SEARCHED] ?? [];
  return [[code, name]];
}

/** @throws {NotApplicable} if the server does not search in the compartment */
async function judgeIn(
  context: CheckContext,
  definition: CompartmentDefinition,
  name: string,
  query: Query,
  method: Method = 'GET',
  count = ROOM,
): Promise<void> {
  const { session, judge } = context;
  const { code } = definition;
  const result = await searchIn(context, code, idOf(name), query, method, count);
  if (isUnsupported(result)) {
    const isPromised = query.length === 0 && method === 'GET' && isDeclared(session, code);
    if (isPromised) return void judge.should(result.answer).status(200).resourceType('Bundle');
    const what = `${code}/…/${SEARCHED}?${shown(query)}`;
    throw new NotApplicable(`not supported: ${what} → ${result.answer.status}`);
  }
  const all = [...criterion(definition, name), ...query];
  await judgeSet(context, expectedSet(session, all), result, count);
}

/** Compartments that the CapabilityStatement may or may not name: what is in them is settled. */
const members: Check[] = theirs.flatMap((definition) => {
  const { code } = definition;
  const name = code.toLowerCase();
  const codes = definition.members[SEARCHED] ?? [];
  const nothing = () => new NotApplicable(`the server keeps no ${code} that studies refer to`);
  return [
    check(
      `search/_compartment/${name}`,
      {
        rule: `A search in the compartment of a ${code} finds its studies and no others.`,
        requirements: ['search-compartment-patient'],
        needs,
      },
      async (context) => {
        const names = referredTo(context, code, codes);
        if (names.length === 0) throw nothing();
        const twin = names.find((name) => isTwin(context, name));
        const some = new Set([...names.slice(0, 3), ...(twin ? [twin] : [])]);
        for (const one of some) await judgeIn(context, definition, one, []);
      },
    ),
    check(
      `search/_compartment/${name}-with-criteria`,
      {
        rule: `A search in the compartment of a ${code} keeps to its other criteria.`,
        requirements: ['search-compartment-patient', 'search-and-repeat'],
        needs,
      },
      async (context) => {
        const [first, ...rest] = referredTo(context, code, codes);
        if (!first) throw nothing();
        const further = furtherCriteria(context, criterion(definition, first));
        if (further.length === 0) throw new NotApplicable('its studies cannot be told apart');
        for (const query of further) await judgeIn(context, definition, first, query);
        const [one = [], other = []] = further;
        await judgeIn(context, definition, first, [...one, ...other]);
        // Both of two values of one parameter have to hold, whichever comes last.
        for (const [a, b] of contradiction(context, criterion(definition, first), further)) {
          await judgeIn(context, definition, first, [...a, ...b]);
          await judgeIn(context, definition, first, [...b, ...a]);
        }
        const several = severalValues(context, criterion(definition, first));
        if (several) await judgeIn(context, definition, first, several);
        const others = rest.map((other) => criterion(definition, other));
        for (const query of narrowing(context, criterion(definition, first), others)) {
          await judgeIn(context, definition, first, query);
        }
      },
    ),
    check(
      `search/_compartment/${name}-with-modifiers`,
      {
        rule: `A search in the compartment of a ${code} for what is not so, or lacking, keeps to the compartment.`,
        requirements: ['search-compartment-patient', 'search-and-repeat'],
        needs,
      },
      async (context) => {
        const [first] = referredTo(context, code, codes);
        if (!first) throw nothing();
        const inside = criterion(definition, first);
        let judged = 0;
        for (const query of negated(context, inside)) {
          const result = await searchIn(context, code, idOf(first), query);
          if (isUnsupported(result)) continue;
          const expected = expectedSet(context.session, [...inside, ...query]);
          await judgeSet(context, expected, result, ROOM);
          judged += 1;
        }
        if (judged === 0) throw new NotApplicable('no such search is supported, as R4 allows');
      },
    ),
    check(
      `search/_compartment/${name}-by-post`,
      {
        rule: `A search in the compartment of a ${code} by POST finds what it finds by GET.`,
        requirements: ['search-compartment-patient', 'search-post-equals-get'],
        needs,
      },
      async (context) => {
        const [first] = referredTo(context, code, codes);
        if (!first) throw nothing();
        const [query = []] = furtherCriteria(context, criterion(definition, first));
        await judgeIn(context, definition, first, query, 'POST');
      },
    ),
    check(
      `search/_compartment/${name}-paged`,
      {
        rule: `Later pages of a search in the compartment of a ${code} keep to the compartment.`,
        requirements: ['search-compartment-patient', 'search-paging-next'],
        needs,
      },
      async (context) => {
        const [first] = referredTo(context, code, codes);
        if (!first) throw nothing();
        await judgeIn(context, definition, first, [], 'GET', SMALL_PAGE);
      },
    ),
    check(
      `search/_compartment/${name}-of-none`,
      {
        rule: `The compartment of a ${code} that no study refers to is empty.`,
        requirements: ['search-compartment-patient'],
        needs,
      },
      async (context) => {
        const referred = referredTo(context, code, codes);
        const none = seededResources(context.session)
          .filter(({ resourceType }) => resourceType === code)
          .map(nameOf)
          .find((one) => !referred.includes(one));
        if (!none) throw nothing();
        await judgeIn(context, definition, none, []);
      },
    ),
    check(
      `search/_compartment/${name}-unknown`,
      {
        rule: `The compartment of a ${code} that does not exist is empty.`,
        requirements: ['search-compartment-unknown-patient'],
        needs,
      },
      async (context) => {
        const { judge, session } = context;
        const [known] = referredTo(context, code, codes);
        if (!known) throw nothing();
        if (isUnsupported(await searchIn(context, code, idOf(known), []))) {
          throw new NotApplicable(`the server does not search in the compartment of a ${code}`);
        }
        const id = `${NOWHERE}-${session.runId}`.slice(0, 64);
        const result = await searchIn(context, code, id, []);
        if (isRefusal(result)) return void judge.should(result).status(200);
        judge(result).set({
          must: [],
          open: [],
          explain: () => `the ${code} of that compartment does not exist`,
        });
      },
    ),
  ];
});

/** Compartments of which R4 says that no study is in them. */
const strangers: Check[] = others.map(({ code }) =>
  check(
    `search/_compartment/${code.toLowerCase()}`,
    {
      rule: `No study is in the compartment of a ${code}.`,
      requirements: ['search-compartment-others-never'],
      level: 'SHOULD',
      needs,
    },
    async (context) => {
      const names = referredTo(context, code).slice(0, 3);
      if (names.length === 0) {
        throw new NotApplicable(`the server keeps no ${code} that studies refer to`);
      }
      for (const name of names) {
        const result = await searchIn(context, code, idOf(name), []);
        const { answer } = result;
        if (isUnsupported(result)) {
          context.judge(answer).notStatus('5xx');
          continue;
        }
        context.judge(result).that(result.matches.length === 0, {
          code: 'extra-matches',
          message: `${result.matches.length} studies are in the compartment of ${name}`,
          expected: 'none, or a refusal',
          actual: result.matches.map(nameOf),
        });
      }
    },
  ),
);

/** Searches in a compartment (compartmentdefinition.html#use). */
export const compartmentChecks: Check[] = [...members, ...strangers];
