import type { Check } from '../../fixtures/check.ts';
import { NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet } from './expected.ts';
import { find } from './find.ts';
import { judgeAsSame } from './found.ts';
import { plainQueries } from './pairs.ts';
import { isRepeating } from './repeating.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

/** Lists of each parameter. */
const LISTS = 2;

interface List {
  query: Query;
  size: number;
  /** Studies with both values. */
  both: number;
}

/** Lists of two values that some studies have both of, those first that most have. */
function overlapping(context: CheckContext, subject: Subject): List[] {
  const found = (query: Query) => expectedSet(context.session, query).must;
  const { code } = subject.parameter;
  const values = plainQueries(context, subject).flatMap(([[name, value] = ['', '']]) =>
    name === code && !value.includes(',') ? [value] : [],
  );
  return values
    .flatMap((one, at) =>
      values.slice(at + 1).map((other) => {
        const with1 = found([[code, one]]);
        const with2 = found([[code, other]]);
        const query: Query = [[code, `${one},${other}`]];
        const both = with1.filter((id) => with2.includes(id)).length;
        const isBoth = both > 0 && both < with1.length && both < with2.length;
        return { query, size: found(query).length, both: isBoth ? both : 0 };
      }),
    )
    .filter(({ both, size }) => both > 0 && size > 2)
    .sort((a, b) => b.both - a.both)
    .slice(0, LISTS);
}

/** Sizes of pages of which the last is not full, be they few or many. */
const sizesFor = (size: number): number[] =>
  [...new Set([Math.ceil(size / 4), Math.floor(size / 2) + 1, size - 1])].filter(
    (count) => count > 1 && count < size && size % count !== 0,
  );

/** What has several of the values searched for is found once, on whatever page (search.html#combining). */
export const pagingListChecks: Check[] = ownSubjects
  .filter((subject) => isRepeating(subject) && !subject.selects('id'))
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/or-paged`,
      {
        rule: `Over the pages of a search for several values of ${code}, of which the last is not full, a study that has more than one of them comes once.`,
        requirements: ['search-paging-next', 'search-or-comma', subject.requirement],
        needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
        parameter: code,
        behaviour: 'or-paged',
      },
      async (context) => {
        const lists = overlapping(context, subject);
        if (lists.length === 0) throw new NotApplicable('no study has two values');
        for (const { query, size } of lists) {
          for (const count of sizesFor(size)) {
            const paged: Query = [...query, ['_count', String(count)]];
            const result = await context.server.search(SEARCHED, paged);
            await judgeAsSame(context, query, result, () => find(context, query), count);
          }
        }
      },
    );
  });
