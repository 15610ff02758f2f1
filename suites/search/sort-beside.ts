import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { queriesOf } from './matrix.ts';
import { behavioursOf, ownSubjects } from './subjects.ts';

/** Criteria that a search which starts from what it sorts by may lose: several values, what is not, what is lacking. */
const CRITERIA = ['or', 'not', 'missing'];
const CODES = ['status', 'modality', 'subject'];

/** Sorting beside criteria (search.html#sort). */
export const sortBesideChecks: Check[] = [
  check(
    'search/_sort/beside-criteria',
    {
      rule: 'A search for one of several values, or for what lacks one, finds the same when it is sorted.',
      requirements: ['search-sort-does-not-filter', 'search-returned-resources-match'],
      needs: { interactions: ['search-type'], parameters: CODES, dataset: 'searched' },
    },
    async (context) => {
      const size = (query: Query) => expectedSet(context.session, query).must.length;
      const queries = ownSubjects
        .filter(({ parameter }) => CODES.includes(parameter.code))
        .flatMap((subject) =>
          behavioursOf(subject)
            .filter(({ behaviour }) => CRITERIA.includes(behaviour))
            .flatMap((behaviour) =>
              queriesOf(context, subject, behaviour)
                .sort((a, b) => size(b) - size(a))
                .slice(0, 1),
            ),
        );
      let judged = 0;
      for (const query of queries) {
        const result = await find(context, [...query, ['_sort', '-_lastUpdated']]);
        if (isRefusal(result)) continue;
        await judgeAsSame(context, query, result, () => find(context, query), ROOM);
        judged += 1;
      }
      if (judged === 0) throw new NotApplicable('sorting is refused beside criteria');
    },
  ),
];
