import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { claimed, mustDeclareConditional } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { idOf, type StoredStudy } from '../../fixtures/studies.ts';
import type { CurrencyTogether } from '../../generators/dataset/currency.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import {
  answersIn,
  createdBy,
  creation,
  deleting,
  sentBundle,
  statusOf,
  updating,
} from '../crud/bundles.ts';
import { claimedDelete, isGone } from '../crud/conditional-delete.ts';
import { updateWhere } from '../crud/conditional-update.ts';
import { family, whereCriteria } from '../crud/criteria.ts';
import { allCasesOf, judgeFound, queryFor, searched, withUid } from './currency.ts';
import { verdictOn } from './expected.ts';
import { SEARCHED } from './subjects.ts';

/** One study of the check's own before and after, and what finds it in one of the two states alone. */
interface States {
  before: Resource;
  after: Resource;
  swaps: CurrencyTogether['swaps'];
  /** Finds this study and no other. */
  criteria: string;
}

/** @param name tells the studies of one check apart */
function statesOf(context: CheckContext, name: string): States {
  const { session, studies } = context;
  const { before, after, swaps } = allCasesOf(context);
  const { one, criteria } = family(context, name);
  const own = one();
  const identified = (study: Resource): Resource => {
    const { identifier = [] } = withUid(study, own) as { identifier?: object[] };
    const mark = (own.identifier as { system?: string }[]).slice(-1);
    return studies.mark({ ...study, identifier: [...identifier, ...mark] });
  };
  const isClaimed = (parameter: string) =>
    claimed({ needs: { parameters: [parameter] } }, session) === true;
  return {
    before: identified(before),
    after: identified(after),
    swaps: swaps.filter(({ parameter }) => isClaimed(parameter)),
    criteria,
  };
}

/** Judges what the parameters find, by the study as it is stored now, or that it is no longer there. */
async function judgeBy(
  context: CheckContext,
  swaps: States['swaps'],
  id: string,
  stored?: Resource,
): Promise<void> {
  for (const probe of swaps.flatMap(({ found, gone }) => [found, gone])) {
    const query = queryFor(probe);
    const verdict = stored ? verdictOn(context.session, stored, query) : 'must-not';
    if (verdict === 'open') continue;
    const isWanted = verdict === 'must';
    judgeFound(context, await searched(context, probe, id, isWanted), id, isWanted, query);
  }
}

async function readBack({ server }: CheckContext, id: string): Promise<Resource> {
  const { status, resource } = await server.read(SEARCHED, id);
  if (resource?.resourceType === SEARCHED) return resource;
  throw new NotTestable(`the study that was written is answered with ${status}`);
}

type Bundled = 'batch' | 'transaction';

/** Ways to create a study beside POST; each returns the id that it has. */
const creations: Record<string, (context: CheckContext, states: States) => Promise<string>> = {
  batch: createdIn('batch'),
  transaction: createdIn('transaction'),
  'if-none-exist': async ({ server, session }, { after, criteria }) => {
    mustDeclareConditional(session, 'conditionalCreate');
    const created = await server.create(after, { headers: { 'if-none-exist': criteria } });
    return idOf(created) ?? wasRefused(created.status);
  },
};

function createdIn(type: Bundled) {
  return async (context: CheckContext, { after }: States) => {
    const answer = await sentBundle(context, type, [creation(after)]);
    return createdBy(answersIn(answer)[0]) ?? wasRefused(answer.status);
  };
}

/** Ways to update a study beside PUT of its URL; each returns the status. */
const updates: Record<
  string,
  (context: CheckContext, states: States, study: StoredStudy) => Promise<number | undefined>
> = {
  batch: updatedIn('batch'),
  transaction: updatedIn('transaction'),
  criteria: async (context, { after, criteria }, { read }) => {
    mustDeclareConditional(context.session, 'conditionalUpdate');
    return (await updateWhere(context, after, criteria, read)).status;
  },
};

function updatedIn(type: Bundled) {
  return async (context: CheckContext, { after }: States, { id, read }: StoredStudy) => {
    const answer = await sentBundle(context, type, [updating({ ...after, id }, read)]);
    return statusOf(answersIn(answer)[0]);
  };
}

/** Ways to delete a study beside DELETE of its URL. */
const deletions: Record<
  string,
  (context: CheckContext, states: States, id: string) => Promise<unknown>
> = {
  batch: (context, _, id) => sentBundle(context, 'batch', [deleting(`${SEARCHED}/${id}`)]),
  transaction: (context, _, id) =>
    sentBundle(context, 'transaction', [deleting(`${SEARCHED}/${id}`)]),
  criteria: (context, { criteria }) => {
    claimedDelete(context);
    return whereCriteria(context, 'DELETE', criteria);
  },
};

/** The study as it was before, and the parameters that find a study stored by POST: what others do has checks of its own. */
async function storedBefore(
  context: CheckContext,
  states: States,
): Promise<{ study: StoredStudy; swaps: States['swaps'] }> {
  const study = await context.studies.stored(states.before);
  const swaps: States['swaps'] = [];
  for (const swap of states.swaps) {
    if (verdictOn(context.session, study.stored, queryFor(swap.gone)) !== 'must') continue;
    const { matches } = await searched(context, swap.gone, study.id, true);
    if (matches.some(({ id }) => id === study.id)) swaps.push(swap);
  }
  if (swaps.length > 0) return { study, swaps };
  throw new NotTestable('the new study is found by none of its values');
}

function wasRefused(status: number | undefined): never {
  throw new NotApplicable(`the server answered ${status}, which R4 may allow`);
}

const needs = (...interactions: string[]) => ({
  interactions: ['create', 'read', 'search-type', ...interactions],
  parameters: ['identifier'],
  dataset: 'referred' as const,
});

const worded: Record<string, string> = {
  batch: 'in a batch',
  transaction: 'in a transaction',
  'if-none-exist': 'by a conditional create',
  criteria: 'by criteria',
};

/** Whatever way a study was written, searches by all parameters go by what is stored (search.html#currency). */
export const writtenByChecks: Check[] = [
  ...Object.entries(creations).map(([how, create]) =>
    check(
      `search/any/created-${how}`,
      {
        rule: `A study created ${worded[how]} is found by each of its values.`,
        requirements: ['search-returned-resources-match'],
        needs: needs(),
      },
      async (context) => {
        const { swaps } = await storedBefore(context, statesOf(context, 'by-post'));
        const id = await create(context, statesOf(context, 'new'));
        await judgeBy(context, swaps, id, await readBack(context, id));
      },
    ),
  ),
  ...Object.entries(updates).map(([how, update]) =>
    check(
      `search/any/updated-${how}`,
      {
        rule: `A study updated ${worded[how]} is found by each value it has now, and by none that it had.`,
        requirements: ['search-returned-resources-match'],
        needs: needs('update'),
      },
      async (context) => {
        const states = statesOf(context, 'updated');
        const { study, swaps } = await storedBefore(context, states);
        const status = await update(context, states, study);
        if (status !== 200) wasRefused(status);
        await judgeBy(context, swaps, study.id, await readBack(context, study.id));
      },
    ),
  ),
  ...Object.entries(deletions).map(([how, remove]) =>
    check(
      `search/any/deleted-${how}`,
      {
        rule: `A study deleted ${worded[how]} is found by none of its values.`,
        requirements: ['search-returned-resources-match', 'rest-delete-then-not-searchable'],
        needs: needs('delete'),
      },
      async (context) => {
        const states = statesOf(context, 'deleted');
        const { study, swaps } = await storedBefore(context, states);
        const { id } = study;
        await remove(context, states, id);
        if (!(await isGone(context, id))) throw new NotApplicable('the study is still there');
        await judgeBy(context, swaps, id);
      },
    ),
  ),
];
