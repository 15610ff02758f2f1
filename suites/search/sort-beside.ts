import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { queriesOf } from './matrix.ts';
import { byDate, dates, inOrder, refusedSort, sorted } from './sort.ts';
import { behavioursOf, ownSubjects } from './subjects.ts';

/** Criteria that a search which starts from what it sorts by may lose: several values, what is not, what is lacking. */
const CRITERIA = ['or', 'not', 'missing'];
const CODES = ['status', 'modality', 'subject'];

const sortIn = ({ links }: SearchResult) =>
  new URLSearchParams(links[0]?.self?.split('?')[1] ?? '').get('_sort');

/** What the self link says of rising and of falling order (search.html#sort). */
const told: Check[] = dates.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/sort-told`,
    {
      rule: `Where the self links of searches sorted by ${code} name the sort, that of a falling order is another one than that of a rising one.`,
      requirements: ['search-sort-in-self-link', 'search-self-link-reflects-used'],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'sort-told',
    },
    async (context) => {
      const [rising, falling] = [await sorted(context, code), await sorted(context, `-${code}`)];
      for (const result of [rising, falling]) refusedSort(result, code);
      const [up, down] = [inOrder(context, rising), inOrder(context, falling)];
      const wrong = byDate(subject, up, down, context.session);
      if (wrong !== undefined) throw new NotApplicable(`the results are not sorted: ${wrong}`);
      const said = sortIn(falling);
      if (said === null) throw new NotApplicable('the self link does not tell the sort');
      context.judge(falling).that(said !== sortIn(rising), {
        code: 'self-link-sort',
        message: `the self link says _sort=${said}, be the order of ${code} rising or falling`,
        expected: `_sort=-${code}`,
        actual: said,
      });
    },
  );
});

/** Sorting beside criteria, and what is told of it (search.html#sort). */
export const sortBesideChecks: Check[] = [
  ...told,
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
