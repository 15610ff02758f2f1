import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { seededResources, seededStudies } from './expected.ts';
import { ROOM } from './find.ts';
import { isRefusal } from './found.ts';
import { nameOf } from './joins.ts';
import { shown } from './matrix.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

/** Searches the whole server, in either of the forms that R4 prints (http.html#vsearch). */
export async function searchAll(
  { server }: CheckContext,
  query: Query,
  count: number,
): Promise<SearchResult> {
  const sent: Query = [...query, ['_count', String(count)]];
  const result = await server.search('', sent, { path: '', scoped: false });
  if (result.answer.status === 200) return result;
  return server.search('', sent, { path: '/', scoped: false });
}

/** That a search of the whole server finds exactly what was seeded under these types and ids. */
async function judgeAll(context: CheckContext, query: Query, count: number = ROOM) {
  const result = await searchAll(context, query, count);
  if (count < ROOM && result.pages.length < 2) {
    throw new NotApplicable('the server gave everything on one page, or does not page');
  }
  judgeFoundAll(context, query, result);
  return result;
}

export function judgeFoundAll(
  context: CheckContext,
  query: Query,
  result: SearchResult,
  must: readonly string[] = namedBy(context, query),
): void {
  const matches = result.matches.filter(({ resourceType }) => resourceType !== 'OperationOutcome');
  const open = strangers(context, query, matches).filter((name) => !must.includes(name));
  const asked = `[base]?${shown(query)}`;
  if (isLeftOut(result, '_type') && matches.some((match) => !must.includes(nameOf(match)))) {
    throw new NotApplicable('_type is ignored, and not in the self link');
  }
  context
    .judge({ ...result, matches })
    .set({
      must,
      open,
      explain: (name) =>
        must.includes(name) ? `${asked} asks for it` : `${asked} does not ask for it`,
    })
    .fhirpath('total.empty() or total = %n', 'the total is the number of matches', {
      n: must.length + open.length,
    });
}

/** That a resource has one of the types and one of the ids that a search of the whole server names. */
function isNamedBy(query: Query): (resource: Resource) => boolean {
  const asked = (code: string) => query.find(([name]) => name === code)?.[1].split(',') ?? [];
  const [types, named] = [asked('_type'), asked('_id')];
  return ({ resourceType, id = '' }) => types.includes(resourceType) && named.includes(id);
}

/** Names of the seeded resources that have one of the types and one of the ids. */
export function namedBy({ session }: CheckContext, query: Query): string[] {
  return seededResources(session).filter(isNamedBy(query)).map(nameOf);
}

/** What others keep under these types and ids: a server may number each type of its own, and finds that too. */
function strangers(
  { session }: CheckContext,
  query: Query,
  matches: readonly Resource[],
): string[] {
  const seeded = new Set(seededResources(session).map(nameOf));
  const strange = matches.filter(isNamedBy(query)).map(nameOf);
  return [...new Set(strange.filter((name) => !seeded.has(name)))];
}

const ids = (resources: readonly Resource[]): [string, string] => [
  '_id',
  [...new Set(resources.map(({ id }) => id))].join(','),
];

/** Two seeded studies, and a seeded resource of each other type. */
function samples({ session }: CheckContext): { studies: Resource[]; others: Resource[] } {
  const others = seededResources(session).filter(({ resourceType }) => resourceType !== SEARCHED);
  const byType = new Map(others.map((one) => [one.resourceType, one]));
  return { studies: seededStudies(session).slice(0, 2), others: [...byType.values()] };
}

/** Searches of the whole server (http.html#vsearch). */
export const systemChecks: Check[] = [
  check(
    'search/_type/one',
    {
      rule: 'A search of the whole server with _type finds what matches of that type, and nothing of others.',
      requirements: [
        'search-system-level-type',
        'search-total-semantics',
        'search-self-link-reflects-used',
      ],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const { studies, others } = samples(context);
      const asked = ids([...studies, ...others.slice(0, 2)]);
      const { links } = await judgeAll(context, [['_type', SEARCHED], asked]);
      const self = links[0]?.self;
      if (self === undefined) return;
      // Narrowed by it, the search tells so; a link to the search of the type means the same.
      const [path = '', query = ''] = self.split('?');
      const isTold = new URLSearchParams(query).has('_type') || path.endsWith(`/${SEARCHED}`);
      context.judge.that(isTold, {
        code: 'self-link-parameter',
        message: `the search keeps to _type=${SEARCHED}, and the self link does not say so: ${self}`,
        expected: '_type',
        actual: self,
      });
    },
  ),
  check(
    'search/_type/full-url',
    {
      rule: 'In a search of the whole server too a fullUrl ends with type and id, and nothing of the search is in it.',
      requirements: ['bundle-fullurl-agrees-with-id', 'search-system-level-type'],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const query: Query = [['_type', SEARCHED], ids(samples(context).studies)];
      context
        .judge(await searchAll(context, query, ROOM))
        .searchset()
        .fhirpath(
          `entry.where(resource is ${SEARCHED} and fullUrl.matches('^https?://')).all(fullUrl.endsWith('/${SEARCHED}/' & resource.id) and fullUrl.contains('?').not())`,
          'each fullUrl is the URL of its study',
        );
    },
  ),
  check(
    'search/_type/with-criteria',
    {
      rule: 'A search of the whole server keeps to each of its criteria.',
      requirements: ['search-system-level-type', 'search-and-repeat'],
      needs: { ...needs, parameters: ['_lastUpdated'] },
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const { studies } = samples(context);
      const narrowed: Query = [['_type', SEARCHED], ids(studies)];
      for (const [time, must] of [
        ['gt2000-01-01', namedBy(context, narrowed)],
        ['lt2000-01-01', []],
      ] as const) {
        const query: Query = [...narrowed, ['_lastUpdated', time]];
        const result = await searchAll(context, query, ROOM);
        if (isRefusal(result) || isLeftOut(result, '_lastUpdated')) {
          throw new NotApplicable('_lastUpdated is refused there, or ignored, as R4 allows');
        }
        judgeFoundAll(context, query, result, must);
      }
    },
  ),
  check(
    'search/_type/by-post',
    {
      rule: 'A search of the whole server by POST keeps to _type, too.',
      requirements: ['search-system-level-type', 'search-post-equals-get'],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const { studies, others } = samples(context);
      const query: Query = [['_type', SEARCHED], ids([...studies, ...others.slice(0, 2)])];
      const sent: Query = [...query, ['_count', String(ROOM)]];
      const how = { path: '', method: 'POST', scoped: false } as const;
      const result = await context.server.search('', sent, how);
      if (isRefusal(result) || result.answer.resource?.type !== 'searchset') {
        throw new NotApplicable('the whole server is not searched by POST, as R4 allows');
      }
      judgeFoundAll(context, query, result);
    },
  ),
  check(
    'search/_type/several',
    {
      rule: 'A search of the whole server with several types finds what matches of each of them.',
      requirements: ['search-system-level-type'],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const { studies, others } = samples(context);
      const [one, other] = others;
      if (!one || !other) throw new NotApplicable('the server keeps nothing of two more types');
      const asked = ids([...studies, one, other]);
      const types = `${SEARCHED},${one.resourceType}`;
      await judgeAll(context, [['_type', types], asked]);
      await judgeAll(context, [['_type', one.resourceType], asked]);
      const all = [...others.map(({ resourceType }) => resourceType), SEARCHED];
      await judgeAll(context, [['_type', all.join()], ids([...others, ...studies])]);
    },
  ),
  check(
    'search/_type/match-included',
    {
      rule: 'In a search of several types what is a match is there once, though an include leads to it as well.',
      requirements: ['bundle-fullurl-unique', 'search-include', 'search-system-level-type'],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const patient = seededStudies(context.session)
        .flatMap((study) => {
          const { reference = '' } = (study.subject ?? {}) as { reference?: string };
          const found = seededResources(context.session).filter(
            (one) => one.resourceType === 'Patient' && nameOf(one) === reference,
          );
          return found.map((one) => ({ study, one }));
        })
        .at(0);
      if (!patient) throw new NotApplicable('the server keeps no patient that studies refer to');
      const query: Query = [
        ['_type', `${SEARCHED},Patient`],
        ids([patient.study, patient.one]),
        ['_include', `${SEARCHED}:subject`],
      ];
      const result = await searchAll(context, query, ROOM);
      if (result.answer.status !== 200) throw new NotApplicable('an include is refused there');
      context
        .judge(result)
        .searchset()
        .fhirpath('entry.fullUrl.isDistinct()', 'no resource is there twice');
    },
  ),
  check(
    'search/_type/paged',
    {
      rule: 'Every page of a search of the whole server with _type keeps to that type.',
      requirements: ['search-system-level-type', 'search-paging-next'],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const { studies, others } = samples(context);
      if (studies.length < 2) throw new NotApplicable('there are no two studies to tell apart');
      const asked = ids([...studies, ...others.slice(0, 2)]);
      await judgeAll(context, [['_type', SEARCHED], asked], 1);
    },
  ),
];
