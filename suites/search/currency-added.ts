import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import {
  caseOf,
  cases,
  judgeFound,
  needs,
  queryFor,
  searched,
  storedAndFound,
  withUid,
} from './currency.ts';
import { elementsOf } from './currency-removed.ts';
import { hasToFind } from './expected.ts';
import { SEARCHED } from './subjects.ts';

interface Series {
  uid: string;
  instance?: { uid: string }[];
}

const SERIES = 'series';

/** The cases whose value is in a series. */
const ofSeries = cases.filter(({ key, parameter }) => {
  const elements = elementsOf(parameter);
  const isAlone = elements.every((name) => name === SERIES);
  return elements.includes(SERIES) && (isAlone || key.endsWith(SERIES));
});

/** The study with the series of another behind its own, none with a UID that is there already. */
function withSeriesOf(study: Resource, other: Resource): Resource {
  const own = itemsOf<Series>(study.series);
  const known = own.flatMap(({ uid, instance = [] }) => [uid, ...instance.map((one) => one.uid)]);
  const renamed = <T extends { uid: string }>(one: T): T =>
    known.includes(one.uid) ? { ...one, uid: `${one.uid}.9` } : one;
  const added = itemsOf<Series>(other.series).map((one) => ({
    ...renamed(one),
    ...(one.instance ? { instance: one.instance.map(renamed) } : {}),
  }));
  return { ...study, series: [...own, ...added] };
}

/** What is in a series that an update adds is found, beside what was there (search.html#currency). */
export const currencyAddedChecks: Check[] = ofSeries.map(({ key, parameter }) =>
  check(
    `search/${parameter}/series-added`,
    {
      rule: `After an update that adds a series a study is found by the ${parameter} in it, and by the one it had; after one that takes it away, by that one alone.`,
      requirements: ['search-returned-resources-match', `search-param-${parameter}`],
      needs: needs(parameter, 'update'),
      parameter,
      behaviour: 'series-added',
    },
    async (context) => {
      const { server, studies, session } = context;
      const { before, after, gone, found } = caseOf(context, key);
      const { id, read, sent } = await storedAndFound(context, before, gone);
      const plain = withUid(studies.mark(before), sent);
      const answer = await put(server, { ...withSeriesOf(plain, after), id }, read);
      if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
      const now = await server.read(SEARCHED, id);
      if (!now.resource || !hasToFind(session, now.resource, queryFor(found))) {
        throw new NotApplicable('the server keeps another value than was sent, as R4 lets it');
      }
      judgeFound(context, await searched(context, found, id, true), id, true);
      judgeFound(context, await searched(context, gone, id, true), id, true);
      const again = await put(server, { ...plain, id }, now);
      const { resource: stored } = await server.read(SEARCHED, id);
      if (again.status !== 200 || itemsOf(stored?.series).length > itemsOf(before.series).length) {
        return;
      }
      judgeFound(context, await searched(context, found, id, false), id, false);
      judgeFound(context, await searched(context, gone, id, true), id, true);
    },
  ),
);
