import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Session } from '../../fixtures/session.ts';
import { reachedBy } from '../../oracles/search/index.ts';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Subject } from './behaviour.ts';
import { advertisedBase, seededResources, seededStudies } from './expected.ts';
import {
  type Companions,
  findWith,
  type IncludeSearch,
  isHonoured,
  judgeIncludes,
} from './included.ts';
import { nameOf, seededByName, targetTypes } from './joins.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** As many matches as a request should have at most. */
const MOST = 16;

export const includable = ownSubjects.filter(({ parameter }) => parameter.type === 'reference');

/** What a study brings along by a parameter; of one type of target, if that is named. */
export function companionsBy(
  session: Session,
  parameter: SearchParameter,
  type?: string,
): (match: Resource) => Companions {
  const seeded = seededByName(session);
  const base = advertisedBase(session);
  return (match) => {
    const reached = reachedBy(match, parameter, base).filter(
      ({ at }) => at !== undefined && (type === undefined || at.startsWith(`${type}/`)),
    );
    const isSure = (at: string | undefined, doubt: boolean) => !doubt && seeded.has(at ?? '');
    const names = (sure: boolean) =>
      reached.flatMap(({ at, doubt }) => (at && isSure(at, doubt) === sure ? [at] : []));
    return { must: names(true), open: names(false) };
  };
}

/** What kinds of references a study has: to which types, in which places of lists, logical, to nowhere. */
function features(session: Session, study: Resource, parameter: SearchParameter): string[] {
  const seeded = seededByName(session);
  const reached = reachedBy(study, parameter, advertisedBase(session));
  if (reached.length === 0) return ['none'];
  return reached.flatMap(({ path, at, inside }) => {
    if (at === undefined) return [inside ? 'contained' : 'logical'];
    return seeded.has(at) ? [`at ${path}`, `type ${at.split('/')[0]}`] : ['nowhere'];
  });
}

/** Studies that together have every kind of reference that there is. */
export function tellingStudies({ session }: CheckContext, parameter: SearchParameter): Resource[] {
  const seen = new Set<string>();
  return seededStudies(session)
    .map((study) => ({ study, has: features(session, study, parameter) }))
    .sort((one, other) => other.has.length - one.has.length)
    .filter(({ has }) => {
      const isNew = has.some((feature) => !seen.has(feature));
      for (const feature of has) seen.add(feature);
      return isNew;
    })
    .map(({ study }) => study)
    .slice(0, MOST);
}

/** As many studies as are asked for one at a time. */
const FEW = 4;

/** For each place that a reference can be in, the study that has least beside it: no other one brings the same. */
function soleStudies({ session }: CheckContext, parameter: SearchParameter): Resource[] {
  const companionsOf = companionsBy(session, parameter);
  const seen = new Set<string>();
  return seededStudies(session)
    .filter((study) => companionsOf(study).must.length > 0)
    .map((study) => ({ study, has: features(session, study, parameter) }))
    .sort((one, other) => one.has.length - other.has.length)
    .filter(({ has }) => {
      const places = has.filter((feature) => feature.startsWith('at '));
      const isNew = places.some((place) => !seen.has(place));
      for (const place of places) seen.add(place);
      return isNew;
    })
    .map(({ study }) => study)
    .slice(0, FEW);
}

/** Seeded resources that a study names by an identifier, and not by a literal reference. */
function logicalTargets(session: Session, study: Resource, parameter: SearchParameter): string[] {
  const isLogical = reachedBy(study, parameter, advertisedBase(session)).some(
    ({ at, inside }) => at === undefined && !inside,
  );
  if (!isLogical) return [];
  const identifiers = identifiersInReferences(study);
  return seededResources(session)
    .filter(({ identifier }) =>
      ((identifier ?? []) as Identifier[]).some(({ system, value }) =>
        identifiers.some((one) => one.system === system && one.value === value),
      ),
    )
    .map(nameOf);
}

interface Identifier {
  system?: string;
  value?: string;
}

/** Identifiers of references without a literal one, anywhere in a resource. */
function identifiersInReferences(value: unknown): Identifier[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(identifiersInReferences);
  const { identifier, reference } = value as { identifier?: unknown; reference?: unknown };
  const isLogical = reference === undefined && !Array.isArray(identifier) && identifier;
  const own = isLogical ? [identifier as Identifier] : [];
  return [...own, ...Object.values(value).flatMap(identifiersInReferences)];
}

const needs = (code: string) => ({
  interactions: ['search-type'],
  parameters: [code, '_id'],
  dataset: 'searched' as const,
});

const whole: Check[] = includable.map(({ parameter }) => {
  const { code } = parameter;
  return check(
    `search/${code}/include`,
    {
      rule: `An include by ${code} adds what the matches refer to by it, wherever in a list, each once, and nothing else.`,
      requirements: [
        'search-include',
        'search-logical-reference-not-joined',
        'bundle-fullurl-unique',
        `search-param-${code}`,
      ],
      needs: needs(code),
      parameter: code,
      behaviour: 'include',
    },
    async (context) => {
      const { session } = context;
      const alone = soleStudies(context, parameter).map((study) => [study]);
      for (const studies of [tellingStudies(context, parameter), ...alone]) {
        await judgeIncludes(context, {
          studies,
          asked: [['_include', `${SEARCHED}:${code}`]],
          companionsOf: companionsBy(session, parameter),
          never: (match) => ({
            names: logicalTargets(session, match, parameter),
            why: 'a match names it by an identifier alone, which does not join',
          }),
        });
      }
    },
  );
});

const typed: Check[] = includable
  .filter(({ parameter }) => targetTypes(parameter).length > 1)
  .map(({ parameter }: Subject) => {
    const { code } = parameter;
    return check(
      `search/${code}/include-typed`,
      {
        rule: `An include by ${code} that names a type adds resources of that type alone, and beside others those of each type named.`,
        requirements: ['search-include-target-type', 'search-include'],
        needs: needs(code),
        parameter: code,
        behaviour: 'include-typed',
      },
      async (context) => {
        const { session } = context;
        const studies = tellingStudies(context, parameter);
        const all = companionsBy(session, parameter);
        const has = (type: string) =>
          studies.some((study) => all(study).must.some((name) => name.startsWith(`${type}/`)));
        const types = targetTypes(parameter).filter(has);
        if (types.length < 2) throw new NotApplicable('studies refer to resources of one type');
        const named = (type: string): IncludeSearch => ({
          studies,
          asked: [['_include', `${SEARCHED}:${code}:${type}`]],
          companionsOf: companionsBy(session, parameter, type),
          never: (match) => ({
            names: all(match).must.filter((name) => !name.startsWith(`${type}/`)),
            why: `it is no ${type}`,
          }),
        });
        for (const type of types) await judgeIncludes(context, named(type));
        const [one = '', other = ''] = types;
        await judgeIncludes(context, { ...named(one), method: 'POST' });
        const isNamed = (name: string) => [one, other].includes(name.split('/')[0] ?? '');
        const asked = [one, other].map((type): [string, string] => [
          '_include',
          `${SEARCHED}:${code}:${type}`,
        ]);
        await judgeIncludes(context, {
          studies,
          asked,
          companionsOf: (match) => ({
            must: all(match).must.filter(isNamed),
            open: all(match).open.filter(isNamed),
          }),
          never: (match) => ({
            names: all(match).must.filter((name) => !isNamed(name)),
            why: `it is no ${one} and no ${other}`,
          }),
        });
      },
    );
  });

/** References that do not lead to a seeded resource: to nowhere, elsewhere, or by identifier alone. */
const unresolved: Check[] = includable.map(({ parameter }) => {
  const { code } = parameter;
  return check(
    `search/${code}/include-unresolved`,
    {
      rule: `An include by ${code} loses no match that refers to nothing it could add.`,
      requirements: ['search-include-missing-target', 'search-logical-reference-not-joined'],
      needs: needs(code),
      parameter: code,
      behaviour: 'include-unresolved',
    },
    async (context) => {
      const { session } = context;
      const companionsOf = companionsBy(session, parameter);
      const all = seededStudies(session);
      const without = all.filter((study) => companionsOf(study).must.length === 0);
      const kinds = new Map(
        without.map((study) => [features(session, study, parameter).join(), study]),
      );
      if (kinds.size === 0) throw new NotApplicable(`every stored study has a ${code} to add`);
      const other = all.find((study) => companionsOf(study).must.length > 0);
      const search: IncludeSearch = {
        // One that does bring something along shows that the server adds it at all.
        studies: [...[...kinds.values()].slice(0, MOST), ...(other ? [other] : [])],
        asked: [['_include', `${SEARCHED}:${code}`]],
        companionsOf,
      };
      if (other) {
        const alone = { ...search, studies: [other] };
        if (!(await isHonoured(context, alone, await findWith(context, alone)))) return;
        // What it adds for that one, it has no reason to refuse for the others.
        const result = await findWith(context, search);
        if (!context.judge(result).status(200).ok) return;
      }
      await judgeIncludes(context, search);
    },
  );
});

/** What is added beside the matches (search.html#include). */
export const includeChecks: Check[] = [...whole, ...typed, ...unresolved];
