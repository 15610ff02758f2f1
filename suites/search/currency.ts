import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { SearchProbe, Session } from '../../fixtures/session.ts';
import {
  type CurrencyCase,
  type CurrencyTogether,
  currencyCases,
  currencyTogether,
} from '../../generators/dataset/currency.ts';
import { type Resource, resourceTypes } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import { escaped, type Query } from './behaviour.ts';
import { advertisedBase, hasToFind, verdictOn } from './expected.ts';
import { shown } from './matrix.ts';
import { SEARCHED } from './subjects.ts';

/** Which cases there are does not depend on the run. */
export const cases = currencyCases({
  seed: 0,
  runId: 'any',
  types: resourceTypes(),
  clientIds: true,
  danglingReferences: true,
});

export const needs = (parameter: string, interaction: 'update' | 'delete') => ({
  interactions: ['create', 'read', interaction, 'search-type'],
  parameters: [parameter],
  dataset: 'referred' as const,
});

interface Made {
  cases: CurrencyCase[];
  together: CurrencyTogether;
}

const madeFor = new WeakMap<Session, Made>();

function makeFor(session: Session): Made {
  const { target, seed, runId } = session;
  const options = {
    seed,
    runId,
    types: target.types,
    clientIds: target.clientIds,
    danglingReferences: target.danglingReferences === 'accepted',
  };
  const made = madeFor.get(session) ?? {
    cases: currencyCases(options),
    together: currencyTogether(options),
  };
  madeFor.set(session, made);
  return made;
}

/** References to what was to be seeded become references to what the run seeded. */
function referred<T>({ dataset }: Session, made: T): T {
  const text = JSON.stringify(made).replaceAll(
    /[A-Z][A-Za-z]+\/\{\{([^{}]+)\}\}/g,
    (_, name: string) => {
      const reference = dataset?.ids[name];
      if (!reference) throw new NotTestable(`the resource ${name} was not seeded`);
      return reference;
    },
  );
  return JSON.parse(text) as T;
}

/** The case with the run's values, and references to what the run seeded. */
export function caseOf({ session }: CheckContext, key: string): CurrencyCase {
  const found = makeFor(session).cases.find((one) => one.key === key);
  if (!found) throw new NotTestable('the server takes no references that this could be shown with');
  return referred(session, found);
}

/** All cases in one study, with the run's values, and references to what the run seeded. */
export function allCasesOf({ session }: CheckContext): CurrencyTogether {
  return referred(session, makeFor(session).together);
}

export function queryFor(probe: SearchProbe): Query {
  const { parameter } = probe;
  if (probe.kind === 'reference') return [[parameter, probe.reference]];
  if (probe.kind === 'date') return [[parameter, probe.value]];
  const code = escaped(probe.code);
  return [[parameter, probe.system === undefined ? code : `${escaped(probe.system)}|${code}`]];
}

/** Other searches for the same value: what a write changed has to be changed in each index. */
function otherForms({ session }: CheckContext, probe: SearchProbe): Query[] {
  const { parameter } = probe;
  if (probe.kind === 'date') {
    return [`ge${probe.value}`, `le${probe.value}`].map((value) => [[parameter, value]]);
  }
  if (probe.kind === 'reference') {
    return [[[parameter, `${advertisedBase(session)}/${probe.reference}`]]];
  }
  return probe.system === undefined ? [] : [[[parameter, escaped(probe.code)]]];
}

/**
 * Judges that those other searches do not find the study either, where they may not as it is stored now. That they
 * find what they have to is for the checks of each form.
 * @param stored left out: it is deleted
 */
export async function judgeForms(
  context: CheckContext,
  probe: SearchProbe,
  id: string,
  stored?: Resource,
): Promise<void> {
  const { scope } = context.session.target;
  const narrow: Query = scope.kind === 'none' ? [['_id', id]] : [];
  for (const form of otherForms(context, probe)) {
    const query: Query = [...form, ...narrow];
    if (stored && verdictOn(context.session, stored, query) !== 'must-not') continue;
    judgeFound(context, await searchedBy(context, query, id, false), id, false, query);
  }
}

const has = (result: SearchResult, id: string) => result.matches.some((match) => match.id === id);

/** Searches until the study is found, or is not, as wanted; the caller judges what came last. */
export const searched = (context: CheckContext, probe: SearchProbe, id: string, wanted: boolean) =>
  searchedBy(context, queryFor(probe), id, wanted);

const searchedBy = (context: CheckContext, query: Query, id: string, wanted: boolean) =>
  eventually(
    context,
    () => context.server.search(SEARCHED, query),
    (result) => has(result, id) === wanted,
  );

const DICOM_UID = 'urn:dicom:uid';

/** A study with the Study Instance UID of another: a server may refuse one that it has seen. */
export function withUid(study: Resource, other: Resource): Resource {
  const identifiers = ({ identifier }: Resource) => (identifier ?? []) as { system?: string }[];
  const own = identifiers(other).filter(({ system }) => system === DICOM_UID);
  const rest = identifiers(study).filter(({ system }) => system !== DICOM_UID);
  return { ...study, identifier: [...own, ...rest] };
}

export async function storedAndFound(context: CheckContext, study: Resource, probe: SearchProbe) {
  const { studies } = context;
  const stored = await studies.stored(studies.mark(withUid(study, studies.one())));
  const before = await searched(context, probe, stored.id, true);
  if (!has(before, stored.id)) {
    if (!hasToFind(context.session, stored.stored, queryFor(probe))) {
      throw new NotApplicable('the server stores another value than was sent, as R4 lets it');
    }
    throw new NotTestable(`the new study is not found by ${shown(queryFor(probe))}`);
  }
  return stored;
}

export function judgeFound(
  context: CheckContext,
  result: SearchResult,
  id: string,
  wanted: boolean,
  query?: Query,
) {
  const asked = query ? ` (${shown(query)})` : '';
  context
    .judge(result)
    .searchset()
    .that(has(result, id) === wanted, {
      code: wanted ? 'missing-matches' : 'extra-matches',
      message: wanted
        ? `the study ${id} is not found by the value it has now${asked}`
        : `the study ${id} is still found by a value it no longer has${asked}`,
      expected: wanted ? id : `not ${id}`,
      actual: result.matches.map((match) => match.id),
    });
}

const suffix = ({ key, parameter }: CurrencyCase) =>
  key === parameter ? '' : `-${key.replace(`${parameter}-`, '')}`;

function updated(one: CurrencyCase): Check {
  const { key, parameter } = one;
  return check(
    `search/${parameter}/updated${suffix(one)}`,
    {
      rule: `After an update a study is found by the ${parameter} it has now (${key}), and no longer by the one it had.`,
      requirements: ['search-returned-resources-match', `search-param-${parameter}`],
      needs: needs(parameter, 'update'),
      parameter,
      behaviour: `updated${suffix(one)}`,
    },
    async (context) => {
      const { before, after, gone, found } = caseOf(context, key);
      const { id, read, sent } = await storedAndFound(context, before, gone);
      const update = withUid(context.studies.mark(after), sent);
      const answer = await put(context.server, { ...update, id }, read);
      if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
      judgeFound(context, await searched(context, found, id, true), id, true);
      judgeFound(context, await searched(context, gone, id, false), id, false);
      const { resource: stored } = await context.server.read(SEARCHED, id);
      if (stored) await judgeForms(context, gone, id, stored);
    },
  );
}

function deleted(one: CurrencyCase): Check {
  const { key, parameter } = one;
  return check(
    `search/${parameter}/deleted${suffix(one)}`,
    {
      rule: `A deleted study is no longer found by its ${parameter} (${key}).`,
      requirements: [
        'rest-delete-then-not-searchable',
        `search-param-${parameter}`,
        'search-total-semantics',
      ],
      needs: needs(parameter, 'delete'),
      parameter,
      behaviour: `deleted${suffix(one)}`,
    },
    async (context) => {
      const { before, gone } = caseOf(context, key);
      const { id } = await storedAndFound(context, before, gone);
      const answer = await context.server.delete(SEARCHED, id);
      if (answer.status >= 300) throw new NotTestable(`DELETE answered ${answer.status}`);
      judgeFound(context, await searched(context, gone, id, false), id, false);
      await judgeForms(context, gone, id);
      await judgeCount(context, gone, 0, []);
      await judgeCount(context, gone, 0, [['_summary', 'count']]);
    },
  );
}

/** The number of studies that are found by a value, as the server tells it. */
async function judgeCount(
  { server, judge, session }: CheckContext,
  probe: SearchProbe,
  n: number,
  shape: Query,
) {
  // Others may have such studies.
  if (session.target.scope.kind === 'none') return;
  const query: Query = [...queryFor(probe), ...shape];
  const { answer } = await server.search(SEARCHED, query, { maxPages: 1 });
  if (answer.status !== 200) return;
  judge(answer).fhirpath('total.empty() or total = %n', `the total is ${n}`, { n });
}

/** One case for each of the shapes that an index may have: a value of its own, a list, a date, a reference, each level. */
const manyTimes = cases.filter(({ key }) =>
  ['identifier', 'modality', 'instance', 'started', 'encounter', 'performer'].includes(key),
);

function updatedAgain({ key, parameter }: CurrencyCase): Check {
  return check(
    `search/${parameter}/updated-back`,
    {
      rule: `After a second update a study is found by the ${parameter} it has by then, and no longer by the one between.`,
      requirements: ['search-returned-resources-match', `search-param-${parameter}`],
      needs: needs(parameter, 'update'),
      parameter,
      behaviour: 'updated-back',
    },
    async (context) => {
      const { before, after, gone, found } = caseOf(context, key);
      const { id, read, sent } = await storedAndFound(context, before, gone);
      let last = read;
      for (const content of [after, before]) {
        const update = withUid(context.studies.mark(content), sent);
        const answer = await put(context.server, { ...update, id }, last);
        if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
        last = await context.server.read(SEARCHED, id);
      }
      judgeFound(context, await searched(context, gone, id, true), id, true);
      judgeFound(context, await searched(context, found, id, false), id, false);
    },
  );
}

function revived({ key, parameter }: CurrencyCase): Check {
  return check(
    `search/${parameter}/revived`,
    {
      rule: `A study that was deleted and stored again under its id is found by the ${parameter} it has now.`,
      requirements: ['search-returned-resources-match', `search-param-${parameter}`],
      needs: {
        ...needs(parameter, 'delete'),
        interactions: ['create', 'read', 'update', 'delete', 'search-type'],
      },
      parameter,
      behaviour: 'revived',
    },
    async (context) => {
      const { before, after, gone, found } = caseOf(context, key);
      const { id, sent } = await storedAndFound(context, before, gone);
      const answer = await context.server.delete(SEARCHED, id);
      if (answer.status >= 300) throw new NotTestable(`DELETE answered ${answer.status}`);
      const again = await put(context.server, {
        ...withUid(context.studies.mark(after), sent),
        id,
      });
      if (again.status >= 300) {
        throw new NotApplicable(`no study is stored under a deleted id: ${again.status}`);
      }
      judgeFound(context, await searched(context, found, id, true), id, true);
      judgeFound(context, await searched(context, gone, id, false), id, false);
    },
  );
}

/** Search sees what writes changed (search.html#currency), at study, series and instance level. */
export const currencyChecks: Check[] = [
  ...cases.flatMap((one) => [updated(one), deleted(one)]),
  ...manyTimes.map(updatedAgain),
  ...cases.filter(({ key, parameter }) => key === parameter).map(revived),
];
