import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { criterion, isUnsupported, referredTo, searchIn, theirs } from './compartment.ts';
import { lists } from './compartment-criteria.ts';
import { expectedSet } from './expected.ts';
import { judgeSet } from './found.ts';
import { idOf } from './joins.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';

/** Searches for one of several values, in a compartment (search.html#combining). */
export const compartmentListChecks: Check[] = theirs.map((definition) => {
  const { code } = definition;
  return check(
    `search/_compartment/${code.toLowerCase()}-with-lists`,
    {
      rule: `In the compartment of a ${code} a search for one of several values keeps to the compartment with each of them, whatever parameter they are of.`,
      requirements: ['search-compartment-patient', 'search-or-comma'],
      needs: { interactions: ['search-type'], dataset: 'searched' },
    },
    async (context) => {
      const [first] = referredTo(context, code, definition.members[SEARCHED]);
      if (!first) throw new NotApplicable(`the server keeps no ${code} that studies refer to`);
      const inside = criterion(definition, first);
      let judged = 0;
      for (const query of lists(context, inside)) {
        const expected = expectedSet(context.session, [...inside, ...query]);
        for (const method of ['GET', 'POST'] as const) {
          const result = await searchIn(context, code, idOf(first), query, method, 'any');
          if (isUnsupported(result)) continue;
          if (query.some(([name]) => isLeftOut(result, name))) continue;
          await judgeSet(context, expected, result);
          judged += 1;
        }
      }
      if (judged === 0) throw new NotApplicable('no such search is supported, as R4 allows');
    },
  );
});
