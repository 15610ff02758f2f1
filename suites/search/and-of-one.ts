import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { judgeAsCombined } from './combined.ts';
import { advertisedBase, expectedSet, seededStudies } from './expected.ts';
import { find, ROOM } from './find.ts';
import { nothingToFind } from './nothing.ts';
import { plainValues } from './plain-values.ts';
import { probesIn } from './population.ts';
import { isRepeating } from './repeating.ts';
import { ownSubjects } from './subjects.ts';

/** Studies whose values are asked for together. */
const MOST = 4;

/** What a study has by a parameter: its first value, the last, and one between. */
function valuesOf({ session }: CheckContext, { parameter }: Subject): string[][] {
  const { code } = parameter;
  const base = advertisedBase(session);
  const several = seededStudies(session).flatMap((study) => {
    const values = [...new Set(plainValues(probesIn([study], parameter, base)))];
    const [first = '', ...more] = values.filter(
      (value) => expectedSet(session, [[code, value]]).must.length > 0,
    );
    const last = more.pop();
    return last === undefined ? [] : [[first, last, ...more.slice(0, 1)]];
  });
  const most = [...several].sort((one, other) => other.length - one.length);
  return [...most.slice(0, MOST / 2), ...several.slice(0, MOST / 2)];
}

/** The parameter repeated for values that one study has in several places (search.html#combining). */
export const andOfOneChecks: Check[] = ownSubjects.filter(isRepeating).map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/and-of-one-study`,
    {
      rule: `A search by ${code}, repeated for values that one study has in several places, finds it, and no study that has one of them alone.`,
      requirements: ['search-and-repeat', `search-param-${code}`],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'and-of-one-study',
    },
    async (context) => {
      const studies = valuesOf(context, subject);
      if (studies.length === 0) throw nothingToFind(context, subject);
      for (const values of studies) {
        const query = values.map((value): Query[number] => [code, value]);
        const orders = [query, [...query].reverse(), query.slice(0, 2)];
        for (const [at, one] of orders.entries()) {
          const result = await find(context, one, at === 1 ? 'POST' : 'GET');
          await judgeAsCombined(context, one, result, ROOM);
        }
      }
    },
  );
});
