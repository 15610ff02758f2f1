import type { Check } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { expectedSet, seededStudies } from './expected.ts';
import { find } from './find.ts';
import { judgeAsSame } from './found.ts';
import { nothingToFind } from './nothing.ts';
import { plainQueries } from './pairs.ts';
import { ownSubjects, SEARCHED } from './subjects.ts';

const COUNT = 2;

/** Of each half of the list of ids: more than a page holds. */
const IDS = 3;

/** A value, and as many studies that have it as have not, in turns. */
function idsBeside(context: CheckContext, subject: Subject): Query | undefined {
  const { session } = context;
  const all = seededStudies(session).map(({ id }) => id);
  const best = plainQueries(context, subject)
    .map((query) => {
      const { must, open } = expectedSet(session, query);
      const found = must.map((name) => name.split('/').at(-1) ?? '');
      const without = all.filter((id) => !must.concat(open).includes(`${SEARCHED}/${id}`));
      return { query, found, without };
    })
    .filter(({ found, without }) => found.length >= IDS && without.length >= IDS)
    .sort((a, b) => a.found.length - b.found.length)[0];
  if (!best) return undefined;
  const { query, found, without } = best;
  const ids = Array.from({ length: IDS }, (_, at) => [without[at], found[at]]).flat();
  return [...query, ['_id', ids.join()]];
}

/** On every page both hold, the list of ids and what else was asked for (search.html#combining, http.html#paging). */
export const pagingIdChecks: Check[] = ownSubjects.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/paged-beside-ids`,
    {
      rule: `Every page of a search by ${code} and by a list of ids holds only studies that both of them find.`,
      requirements: [
        'search-paging-next',
        'search-and-repeat',
        'search-or-comma',
        'search-returned-resources-match',
        subject.requirement,
      ],
      needs: {
        interactions: ['search-type'],
        parameters: [code, '_id'],
        dataset: 'searched',
      },
      parameter: code,
      behaviour: 'paged-beside-ids',
    },
    async (context) => {
      const query = idsBeside(context, subject);
      if (!query) throw nothingToFind(context, subject);
      const whole = () => find(context, query);
      for (const ordered of [query, [...query].reverse()]) {
        const paged: Query = [...ordered, ['_count', String(COUNT)]];
        const result = await context.server.search(SEARCHED, paged);
        await judgeAsSame(context, query, result, whole, COUNT);
      }
    },
  );
});
