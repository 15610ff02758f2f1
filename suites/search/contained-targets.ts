import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, type Query } from './behaviour.ts';
import { ask, insideOthers, needs } from './contained.ts';
import { seededStudies } from './expected.ts';
import { ROOM } from './find.ts';
import { isRefusal } from './found.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';
import { searchAll } from './system.ts';

interface Identifier {
  system?: string;
  value?: string;
}

const identifiersOf = (resource: Resource) => itemsOf<Identifier>(resource.identifier);

/** What is inside another resource is found by no search of its own type or of the whole server (search.html#contained). */
export const containedTargetChecks: Check[] = [
  check(
    'search/result/contained-targets',
    {
      rule: 'A resource inside a study is no match in a search of its own type, by GET or by POST.',
      requirements: ['search-contained-excluded'],
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    async ({ server, session, judge }) => {
      const { types } = session.target;
      const inside = seededStudies(session)
        .flatMap(({ contained }) => itemsOf<Resource>(contained))
        .filter(({ resourceType }) => types.includes(resourceType));
      let judged = 0;
      for (const one of inside) {
        const [{ system = '', value } = {}] = identifiersOf(one);
        if (!value) continue;
        const query: [string, string][] = [['identifier', `${escaped(system)}|${escaped(value)}`]];
        for (const method of ['GET', 'POST'] as const) {
          const how = { method, scoped: false };
          const result = await server.search(one.resourceType, query, how);
          if (isRefusal(result)) continue;
          judged += 1;
          const wrong = result.matches.filter((match) =>
            identifiersOf(match).some((own) => own.system === system && own.value === value),
          );
          judge(result)
            .searchset()
            .that(wrong.length === 0, {
              code: 'extra-matches',
              message: `a ${one.resourceType} that exists only inside a study is found by its identifier`,
              expected: 'no match',
              actual: result.entries.map(({ fullUrl }) => fullUrl ?? null),
            });
        }
      }
      if (judged === 0)
        throw new NotApplicable('the server keeps nothing inside a study that can be searched for');
    },
  ),
  check(
    'search/result/contained-targets-by-id',
    {
      rule: 'A resource inside a study is no match in a search of its own type by its id, by GET or by POST.',
      requirements: ['search-contained-excluded', 'search-id-always-supported'],
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    async ({ server, session, judge }) => {
      const { types } = session.target;
      const inside = seededStudies(session)
        .flatMap(({ contained }) => itemsOf<Resource>(contained))
        .filter(({ resourceType }) => types.includes(resourceType));
      const named = new Map(inside.map((one) => [`${one.resourceType}/${one.id}`, one]));
      let judged = 0;
      for (const { resourceType, id = '' } of named.values()) {
        // Somebody may keep one of that id that is inside nothing.
        const { status } = await server.read(resourceType, id);
        if (status !== 404 && status !== 410) continue;
        for (const method of ['GET', 'POST'] as const) {
          const query: Query = [['_id', id]];
          const result = await server.search(resourceType, query, { method, scoped: false });
          if (isRefusal(result)) continue;
          judged += 1;
          judge(result)
            .searchset()
            .that(result.matches.length === 0, {
              code: 'extra-matches',
              message: `a ${resourceType} that exists only inside a study is found by its id ${id}`,
              expected: 'no match',
              actual: result.entries.map(({ fullUrl }) => fullUrl ?? null),
            })
            .fhirpath('total.empty() or total = 0', 'it is not counted in the total');
        }
      }
      if (judged === 0)
        throw new NotApplicable('the server keeps nothing inside a study that can be searched for');
    },
  ),
  check(
    'search/result/contained-full-url',
    {
      rule: 'The fullUrl of a contained study that is returned alone does not name another resource.',
      requirements: ['bundle-fullurl-agrees-with-id', 'search-contained-container-mode'],
      needs,
    },
    async (context) => {
      let judged = 0;
      for (const inside of insideOthers(context)) {
        for (const method of ['GET', 'POST'] as const) {
          const controls: Query = [
            ['_contained', 'true'],
            ['_containedType', 'contained'],
          ];
          const { result, hits } = await ask(context, inside, controls, method);
          const urls = hits
            .filter(({ resource }) => resource?.resourceType === SEARCHED)
            .filter(({ resource }) => resource?.id === inside.id)
            .flatMap(({ fullUrl }) => (fullUrl && /^https?:/.test(fullUrl) ? [fullUrl] : []));
          const endings = [`#${inside.id}`, `/${SEARCHED}/${inside.id}`];
          const wrong = urls.filter((url) => !endings.some((ending) => url.endsWith(ending)));
          judged += urls.length;
          context.judge(result).that(wrong.length === 0, {
            code: 'full-url',
            message: `the fullUrl is that of another resource than the contained study ${inside.id}`,
            expected: endings,
            actual: wrong,
            expression: 'Bundle.entry.fullUrl',
          });
        }
      }
      if (judged === 0) throw new NotApplicable('contained resources are not returned alone');
    },
  ),
  check(
    'search/_type/contained-excluded',
    {
      rule: 'A study that exists only inside another resource is no match in a search of the whole server.',
      requirements: ['search-contained-excluded', 'search-system-level-type'],
      needs,
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const [inside] = insideOthers(context);
      const query: Query = [
        ['_type', SEARCHED],
        ['identifier', inside?.identifier ?? ''],
      ];
      const result = await searchAll(context, query, ROOM);
      if (isRefusal(result)) throw new NotApplicable('refused by what R4 leaves to the server');
      if (isLeftOut(result, 'identifier') || isLeftOut(result, '_type')) {
        throw new NotApplicable('not all criteria are used, and the self link says so');
      }
      const { matches } = result;
      context.judge(result).that(matches.length === 0, {
        code: 'extra-matches',
        message: `${matches.length} resources are found by the identifier of a study inside another one`,
        expected: 'no match',
        actual: matches.map(({ resourceType, id }) => `${resourceType}/${id}`),
      });
    },
  ),
];
