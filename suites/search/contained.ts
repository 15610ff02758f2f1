import { type Check, type Needs, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { SearchEntry } from '../../fixtures/search.ts';
import { RUN_SYSTEM } from '../../generators/run-mark.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, type Query } from './behaviour.ts';
import { seededResources, seededStudies } from './expected.ts';
import { isRefusal } from './found.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';

interface ContainedStudy extends Resource {
  identifier?: { system?: string; value?: string }[];
}

/** A study inside another resource, by an identifier that only it has. */
export interface Inside {
  identifier: string;
  /** `Type/id` of the resource that contains it, and the study's id in there. */
  container: string;
  id: string;
}

const tokensOf = ({ identifier = [] }: ContainedStudy): string[] =>
  identifier.map(({ system = '', value = '' }) => `${escaped(system)}|${escaped(value)}`);

/** Studies that are only inside other resources, as these are stored. */
export function insideOthers({ session }: CheckContext): Inside[] {
  const others = new Set((seededStudies(session) as ContainedStudy[]).flatMap(tokensOf));
  const found = seededResources(session).flatMap(({ resourceType, id, contained }) =>
    ((contained ?? []) as ContainedStudy[])
      .filter((inside) => inside.resourceType === SEARCHED)
      .flatMap((inside) =>
        tokensOf(inside)
          .filter((token) => !others.has(token))
          .map((identifier) => ({
            identifier,
            container: `${resourceType}/${id}`,
            id: inside.id ?? '',
          })),
      ),
  );
  if (found.length > 0) return found;
  throw new NotApplicable('the server keeps no resource that contains a study');
}

const byBothMethods = (context: CheckContext) =>
  insideOthers(context).flatMap((inside) =>
    (['GET', 'POST'] as const).map((method) => ({ inside, method })),
  );

/** An identifier that one study alone has, and its name. */
function ordinary({ session }: CheckContext): { identifier: string; name: string } {
  const studies = seededStudies(session) as ContainedStudy[];
  const all = studies.flatMap(tokensOf);
  for (const study of studies) {
    const identifier = tokensOf(study).find((one) => all.indexOf(one) === all.lastIndexOf(one));
    if (identifier) return { identifier, name: `${SEARCHED}/${study.id}` };
  }
  throw new NotTestable('no seeded study has an identifier of its own');
}

/**
 * Searches for a contained and an ordinary study at once.
 * @throws {NotApplicable} if the server refuses `_contained`, or ignores it and says so
 */
export async function ask(
  context: CheckContext,
  inside: Inside,
  controls: Query,
  method: 'GET' | 'POST' = 'GET',
) {
  const other = ordinary(context);
  const query: Query = [['identifier', `${inside.identifier},${other.identifier}`], ...controls];
  const result = await context.server.search(SEARCHED, query, { method, scoped: false });
  if (controls.length > 0 && isRefusal(result)) {
    throw new NotApplicable('_contained is refused, as R4 allows');
  }
  if (controls.length > 0 && isLeftOut(result, '_contained')) {
    throw new NotApplicable('_contained is ignored, and not in the self link');
  }
  const hits = result.entries
    .filter(({ mode }) => mode !== 'include' && mode !== 'outcome')
    .filter((entry) => isOurs(context, entry));
  return { result, hits, other };
}

/** Other people's studies, and those of other runs, may have the same identifiers. */
function isOurs({ session }: CheckContext, entry: SearchEntry): boolean {
  const marked = tokensOf((entry.resource ?? {}) as ContainedStudy);
  return (
    marked.includes(`${RUN_SYSTEM}|${session.runId}`) ||
    seededResources(session).some((one) => `${one.resourceType}/${one.id}` === nameOf(entry))
  );
}

const nameOf = ({ resource }: SearchEntry) => `${resource?.resourceType}/${resource?.id}`;

/** The study inside, shown as the resource that contains it or alone. */
function shows({ container, id }: Inside, entry: SearchEntry): boolean {
  return nameOf(entry) === container || nameOf(entry) === `${SEARCHED}/${id}`;
}

const names = (entries: readonly SearchEntry[]) =>
  entries.map((entry) => entry.fullUrl ?? nameOf(entry));

function judgeLeftOut(
  { judge }: CheckContext,
  inside: Inside,
  result: SearchResult,
  hits: readonly SearchEntry[],
  how: string,
): void {
  const extra = hits.filter((entry) => shows(inside, entry));
  judge(result)
    .searchset()
    .that(extra.length === 0, {
      code: 'contained-returned',
      message: `a study inside another resource is returned, ${how}`,
      expected: 'only what is not contained',
      actual: names(extra),
    });
}

export const needs: Needs = {
  interactions: ['search-type'],
  parameters: ['identifier'],
  dataset: 'searched',
};

/** Resources inside others (search.html#contained). */
export const containedChecks: Check[] = [
  check(
    'search/result/contained-excluded',
    {
      rule: 'A study that exists only inside another resource is no match.',
      requirements: ['search-contained-excluded', 'search-param-identifier'],
      needs,
    },
    async (context) => {
      for (const { identifier } of insideOthers(context)) {
        const query: Query = [['identifier', identifier]];
        for (const method of ['GET', 'POST'] as const) {
          const result = await context.server.search(SEARCHED, query, { method, scoped: false });
          context.judge(result).set({
            must: [],
            open: [],
            explain: () => 'only a study inside another resource has this identifier',
          });
          if (result.matches.length > 0) continue;
          context
            .judge(result)
            .fhirpath('total.empty() or total = 0', 'it is not counted in the total');
        }
        const count: Query = [...query, ['_summary', 'count']];
        const counted = await context.server.search(SEARCHED, count, { scoped: false });
        if (isRefusal(counted)) continue;
        context
          .judge(counted)
          .status(200)
          .fhirpath('total.empty() or total = 0', 'it is not counted by _summary=count');
      }
      for (const { inside, method } of byBothMethods(context)) {
        const { result, hits } = await ask(context, inside, [], method);
        judgeLeftOut(context, inside, result, hits, 'though nothing asks for what is contained');
      }
    },
  ),
  check(
    'search/result/contained-false',
    {
      rule: 'With _contained=false a study inside another resource is returned in no form.',
      requirements: ['search-contained-excluded', 'search-contained-asked'],
      needs,
    },
    async (context) => {
      for (const { inside, method } of byBothMethods(context)) {
        const { result, hits } = await ask(context, inside, [['_contained', 'false']], method);
        judgeLeftOut(context, inside, result, hits, 'and _contained=false');
      }
    },
  ),
  check(
    'search/result/contained-true',
    {
      level: 'SHOULD',
      rule: 'With _contained=true only studies inside other resources are returned.',
      requirements: ['search-contained-asked'],
      needs,
    },
    async (context) => {
      for (const inside of insideOthers(context)) {
        const { result, hits } = await ask(context, inside, [['_contained', 'true']]);
        context
          .judge(result)
          .searchset()
          .that(hits.length > 0 && hits.every((hit) => shows(inside, hit)), {
            code: 'contained-alone',
            message: `_contained=true is for what is contained; ${inside.container}#${inside.id} is the one that matches`,
            expected: inside.container,
            actual: names(hits),
          });
      }
    },
  ),
  check(
    'search/result/contained-both',
    {
      level: 'SHOULD',
      rule: 'With _contained=both studies are returned whether they are contained or not.',
      requirements: ['search-contained-asked'],
      needs,
    },
    async (context) => {
      for (const inside of insideOthers(context)) {
        const { result, hits, other } = await ask(context, inside, [['_contained', 'both']]);
        const isContained = hits.some((hit) => shows(inside, hit));
        const isOrdinary = hits.some((hit) => nameOf(hit) === other.name);
        context
          .judge(result)
          .searchset()
          .that(isContained && isOrdinary, {
            code: 'contained-both',
            message: '_contained=both is for what is contained and for what is not',
            expected: [inside.container, other.name],
            actual: names(hits),
          });
      }
    },
  ),
  check(
    'search/result/contained-container-mode',
    {
      rule: 'A resource returned for the study that it contains has search.mode.',
      requirements: ['search-contained-container-mode'],
      needs,
    },
    async (context) => {
      for (const inside of insideOthers(context)) {
        const { result, hits, other } = await ask(context, inside, [['_contained', 'true']]);
        const containers = hits.filter((hit) => nameOf(hit) === inside.container);
        if (containers.length === 0) throw new NotApplicable('no container is returned');
        const query: Query = [['identifier', other.identifier]];
        const usual = await context.server.search(SEARCHED, query, { scoped: false });
        // A server that never tells modes leaves out what R4 lets it elsewhere: it is advised.
        const tells = usual.entries.some(
          ({ mode, resource }) => mode !== undefined && resource?.resourceType === SEARCHED,
        );
        const judge = tells ? context.judge : context.judge.should;
        judge(result).that(
          containers.every(({ mode }) => mode === 'match'),
          {
            code: 'container-mode',
            message: 'the container is a match, and only search.mode can say so',
            expected: 'match',
            actual: containers.map(({ mode }) => mode ?? 'no mode'),
          },
        );
      }
    },
  ),
  check(
    'search/result/contained-type',
    {
      level: 'SHOULD',
      rule: 'A contained study returned alone has a fullUrl that ends with # and its id.',
      requirements: ['search-contained-container-mode'],
      needs,
    },
    async (context) => {
      for (const inside of insideOthers(context)) {
        const { result, hits } = await ask(context, inside, [
          ['_contained', 'true'],
          ['_containedType', 'contained'],
        ]);
        const alone = hits.filter((hit) => nameOf(hit) === `${SEARCHED}/${inside.id}`);
        if (alone.length === 0)
          throw new NotApplicable('contained resources are not returned alone');
        const ending = `/${inside.container}#${inside.id}`;
        context.judge(result).that(
          alone.every(({ fullUrl }) => fullUrl?.endsWith(ending)),
          {
            code: 'contained-full-url',
            message: 'the fullUrl tells in which resource the study is contained',
            expected: `… ${ending}`,
            actual: names(alone),
          },
        );
      }
    },
  ),
];
