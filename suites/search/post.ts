import type { Check } from '../../fixtures/check.ts';
import { check } from '../check.ts';
import { find, ROOM } from './find.ts';
import { isRefusal, judgeAsSame } from './found.ts';
import { queriesOf } from './matrix.ts';
import { nothingToFind } from './nothing.ts';
import { behavioursOf, subjects } from './subjects.ts';

const QUERIES_PER_BEHAVIOUR = 2;

/** For every parameter: what its behaviours find by GET is found by POST too (http.html#search). */
export const postChecks: Check[] = subjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/post`,
    {
      rule: `A search by ${code} means the same by POST to _search as by GET.`,
      requirements: [
        'search-post-equals-get',
        'search-post-supported',
        subject.requirement,
        // A form has the colons of times percent-encoded.
        ...(subject.parameter.type === 'date' ? ['search-date-escaped-colon'] : []),
      ],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'post',
    },
    async (context) => {
      let judged = 0;
      for (const behaviour of behavioursOf(subject)) {
        for (const query of queriesOf(context, subject, behaviour).slice(
          0,
          QUERIES_PER_BEHAVIOUR,
        )) {
          const result = await find(context, query, 'POST');
          if (behaviour.refusable && isRefusal(result)) continue;
          await judgeAsSame(context, query, result, () => find(context, query), ROOM);
          judged += 1;
        }
      }
      if (judged === 0) throw nothingToFind(context, subject);
    },
  );
});
