import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, type Query } from './behaviour.ts';
import { insideOthers, needs } from './contained.ts';
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
