import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { escaped, type Query } from './behaviour.ts';
import { seededResources, seededStudies } from './expected.ts';
import { SEARCHED } from './subjects.ts';

interface ContainedStudy extends Resource {
  identifier?: { system?: string; value?: string }[];
}

/** Identifiers that only studies inside other resources have, as these are stored. */
function containedIdentifiers({ session }: CheckContext): string[] {
  const identifiersOf = (studies: ContainedStudy[]) =>
    studies.flatMap(({ identifier = [] }) =>
      identifier.map(({ system = '', value = '' }) => `${escaped(system)}|${escaped(value)}`),
    );
  const others = new Set(identifiersOf(seededStudies(session)));
  const inside = seededResources(session)
    .flatMap(({ contained }) => (contained ?? []) as ContainedStudy[])
    .filter(({ resourceType }) => resourceType === SEARCHED);
  return identifiersOf(inside).filter((one) => !others.has(one));
}

/** Resources inside others (search.html#contained). */
export const containedChecks: Check[] = [
  check(
    'search/result/contained-excluded',
    {
      rule: 'A study that exists only inside another resource is no match.',
      requirements: ['search-contained-excluded', 'search-param-identifier'],
      needs: { interactions: ['search-type'], parameters: ['identifier'], dataset: 'searched' },
    },
    async (context) => {
      const identifiers = containedIdentifiers(context);
      if (identifiers.length === 0) {
        throw new NotApplicable('the server keeps no resource that contains a study');
      }
      for (const identifier of identifiers) {
        const query: Query = [['identifier', identifier]];
        const result = await context.server.search(SEARCHED, query, { scoped: false });
        context.judge(result).set({
          must: [],
          open: [],
          explain: () => 'only a study inside another resource has this identifier',
        });
      }
    },
  ),
];
