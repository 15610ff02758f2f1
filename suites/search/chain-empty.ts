import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { type Chain, nothingChained, oneStep, references } from './chain.ts';
import { expectedSet } from './expected.ts';
import { find, ROOM } from './find.ts';
import { judgeAsSame } from './found.ts';
import { judgeOptional } from './optional.ts';

/** A chain without a value asks for nothing (search.html#errors). */
export const chainEmptyChecks: Check[] = references.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/chain-empty`,
    {
      rule: `A chain through ${code} without a value is ignored: it loses no study that refers to nothing, or to something else.`,
      requirements: ['search-empty-parameter-ignored', 'search-chain'],
      needs: { interactions: ['search-type'], parameters: [code, 'status'], dataset: 'searched' },
      parameter: code,
      behaviour: 'chain-empty',
    },
    async (context) => {
      const found = (query: Query) => expectedSet(context.session, query).must.length;
      const telling = oneStep(context, subject).filter(
        ({ name, value }) => found([[name, value]]) > 0,
      );
      const byName = new Map(telling.map((chain): [string, Chain] => [chain.name, chain]));
      if (byName.size === 0) throw nothingChained();
      let refused: NotApplicable | undefined;
      let judged = 0;
      for (const { name, value } of byName.values()) {
        try {
          await judgeOptional(context, [[name, value]], [name]);
        } catch (error) {
          if (!(error instanceof NotApplicable)) throw error;
          refused = error;
          continue;
        }
        for (const rest of [[], [['status', 'available']]] as Query[]) {
          for (const method of ['GET', 'POST'] as const) {
            const result = await find(context, [...rest, [name, '']], method);
            const alone = () => find(context, rest, method);
            await judgeAsSame(context, rest, result, alone, ROOM);
          }
        }
        judged += 1;
      }
      if (refused && judged === 0) throw refused;
    },
  );
});
