import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import { check } from '../check.ts';
import { historyOf } from './history-of.ts';
import { renewed } from './history-times.ts';
import { levels, PAGE } from './history-wider.ts';

/** Others may write to the server while its history is read. */
const TRIES = 3;

interface Told {
  page: Answer;
  totals: number[];
  entries: number;
}

const isRight = ({ totals, entries }: Told) => totals.every((total) => total === entries);

/** How many entries a history says that it has (bundle.html#history). */
export const historyTotalChecks: Check[] = levels.map(
  ({ name, of, path, interactions, isClaimed }) =>
    check(
      `crud/history/${name}-since-total`,
      {
        rule: `The total of what the history of ${of} has since a time counts that, over all pages, and nothing from before.`,
        requirements: ['history-total-counts-versions', 'history-since'],
        needs: { interactions: ['create', 'read', 'update', ...interactions] },
      },
      async (context) => {
        if (!isClaimed(context)) {
          throw new NotApplicable('the CapabilityStatement does not declare it');
        }
        const { between } = await renewed(context);
        const query = `?_count=${PAGE}&_since=${encodeURIComponent(new Date(between).toISOString())}`;
        const seen: Told[] = [];
        while (seen.length < TRIES && !seen.some(isRight)) {
          const { pages, entries } = await historyOf(context, path, query);
          const totals = pages.map(({ resource }) => Number(resource?.total));
          const [page] = pages;
          if (!page || totals.some(Number.isNaN)) throw new NotApplicable('it has no total');
          seen.push({ page, totals, entries: entries.length });
        }
        const last = seen.at(-1);
        if (!last) return;
        const { page, totals, entries } = last;
        // Unlike a mistake, what others write differs from one time to the next.
        const isStill = new Set(seen.map((one) => `${one.entries} ${one.totals}`)).size === 1;
        if (!isRight(last) && !isStill) {
          throw new NotApplicable('others write to the server meanwhile');
        }
        context
          .judge(page)
          .status(200)
          .that(isRight(last), {
            code: 'total',
            message: `the total is ${totals.join(', ')} on the pages, which have ${entries} entries`,
            expected: entries,
            actual: totals,
          });
      },
    ),
);
