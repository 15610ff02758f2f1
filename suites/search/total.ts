import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { queriesOf } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { behavioursOf, SEARCHED, subjects } from './subjects.ts';

const needs = { interactions: ['search-type'], dataset: 'searched' as const };

/** Behaviours whose matches a careless count gets wrong: by several values, in several elements, by their absence. */
const counted = ['code-only', 'type-and-id', 'no-prefix', 'or', 'not'];

const size = ({ session }: CheckContext, query: Query) => expectedSet(session, query).must.length;

/** Of each of these behaviours the search that finds most. */
function countedQueries(context: CheckContext, subject: Subject): Query[] {
  return behavioursOf(subject)
    .filter(({ behaviour }) => counted.includes(behaviour))
    .flatMap((behaviour) => {
      const queries = queriesOf(context, subject, behaviour);
      return queries.sort((a, b) => size(context, b) - size(context, a)).slice(0, 1);
    })
    .filter((query) => size(context, query) > 1);
}

/** For every parameter: the number of matches, whatever they match by (search.html#total). */
const perParameter: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/total`,
    {
      rule: `A total, where a search by ${code} has one, is the number of matches over all pages.`,
      requirements: ['search-total-semantics', subject.requirement],
      needs: { ...needs, parameters: [code] },
      parameter: code,
      behaviour: 'total',
    },
    async (context) => {
      const { server, session, judge } = context;
      if (session.target.scope.kind === 'none') {
        throw new NotApplicable('searches cannot be narrowed to the studies of this run');
      }
      const queries = countedQueries(context, subject);
      if (queries.length === 0) throw nothingToFind(context, subject);
      let refused = 0;
      for (const query of queries) {
        const { must, open } = expectedSet(session, query);
        const paged: Query = [...query, ['_count', '2']];
        const { pages } = await server.search(SEARCHED, paged, { maxPages: 2 });
        const post = await server.search(SEARCHED, paged, { maxPages: 1, method: 'POST' });
        for (const page of [...pages, post.answer]) {
          if (page.status >= 400 && page.status < 500) refused += 1;
          else
            judge(page)
              .status(200)
              .fhirpath(
                'total.empty() or (total >= %least and total <= %most)',
                'the total is the number of matches',
                { least: must.length, most: must.length + open.length },
              );
        }
      }
      if (refused >= 2 * queries.length) throw new NotApplicable('these searches were refused');
    },
  );
});

export const totalChecks: Check[] = perParameter;
