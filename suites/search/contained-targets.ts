import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { isRefusal } from './found.ts';

interface Identifier {
  system?: string;
  value?: string;
}

const identifiersOf = (resource: Resource) => itemsOf<Identifier>(resource.identifier);

/** What is inside a study is found by no search of its own type (search.html#contained). */
export const containedTargetChecks: Check[] = [
  check(
    'search/result/contained-targets',
    {
      rule: 'A resource inside a study is no match in a search of its own type.',
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
        const result = await server.search(one.resourceType, query, { scoped: false });
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
      if (judged === 0)
        throw new NotApplicable('the server keeps nothing inside a study that can be searched for');
    },
  ),
];
