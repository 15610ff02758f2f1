import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { claimsOfSystem, declares } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { deleting, type Entry, sentBundle, updating } from '../crud/bundles.ts';
import { escaped, type Query } from './behaviour.ts';
import { judgeFound } from './currency.ts';
import { SEARCHED } from './subjects.ts';

const needs = (...interactions: string[]) => ({
  interactions: ['create', 'read', 'search-type', ...interactions],
  parameters: ['_id', 'status'],
});

const types = ['batch', 'transaction'] as const;

const by = (id: string, status: string): Query => [
  ['_id', id],
  ['status', status],
];

/** Searches for a study by its status until it is found, or is not, as wanted. */
function searched(context: CheckContext, id: string, status: string, wanted: boolean) {
  return eventually(
    context,
    () => context.server.search(SEARCHED, by(id, status), { scoped: false }),
    ({ matches }) => matches.some((match) => match.id === id) === wanted,
  );
}

async function judgeBy(context: CheckContext, id: string, status: string, wanted: boolean) {
  judgeFound(context, await searched(context, id, status, wanted), id, wanted);
}

/** A study of the check's own, once searches find it by its status. */
async function found(context: CheckContext): Promise<StoredStudy> {
  const { studies } = context;
  const stored = await studies.stored(studies.one({ status: 'registered' }));
  const { matches } = await searched(context, stored.id, 'registered', true);
  if (matches.length === 0) throw new NotTestable('the new study is not found by its status');
  return stored;
}

/**
 * Does this to a study of its own in a Bundle of each type that is declared.
 * @throws {NotApplicable} if none is declared, or carried out
 */
async function inBundles(
  context: CheckContext,
  entryFor: (study: StoredStudy) => Entry,
  judged: (study: StoredStudy) => Promise<void>,
): Promise<void> {
  const declared = types.filter((type) => claimsOfSystem(context.session, type));
  if (declared.length === 0) throw new NotApplicable('neither batch nor transaction is declared');
  for (const type of declared) {
    const study = await found(context);
    await sentBundle(context, type, [entryFor(study)]);
    await judged(study);
  }
}

async function mustBeGone({ server }: CheckContext, id: string): Promise<void> {
  const { status } = await server.read(SEARCHED, id);
  if (status !== 404 && status !== 410) throw new NotApplicable(`it is not deleted: ${status}`);
}

/** What is written in other ways than by its id alone is what searches go by (search.html#currency). */
export const writtenOtherwiseChecks: Check[] = [
  check(
    'search/status/updated-in-bundle',
    {
      rule: 'After an update in a batch or transaction a study is found by the status it has now, and no longer by the one it had.',
      requirements: ['search-returned-resources-match', 'search-param-status'],
      needs: needs('update'),
      parameter: 'status',
      behaviour: 'updated-in-bundle',
    },
    async (context) => {
      await inBundles(
        context,
        ({ stored, read }) => updating({ ...stored, status: 'cancelled' }, read),
        async ({ id }) => {
          const { resource } = await context.server.read(SEARCHED, id);
          if (resource?.status !== 'cancelled') throw new NotApplicable('the study is as it was');
          await judgeBy(context, id, 'cancelled', true);
          await judgeBy(context, id, 'registered', false);
        },
      );
    },
  ),
  check(
    'search/status/deleted-in-bundle',
    {
      rule: 'A study that was deleted in a batch or transaction is no longer found.',
      requirements: ['rest-delete-then-not-searchable', 'search-returned-resources-match'],
      needs: needs('delete'),
      parameter: 'status',
      behaviour: 'deleted-in-bundle',
    },
    async (context) => {
      await inBundles(
        context,
        ({ id }) => deleting(`${SEARCHED}/${id}`),
        async ({ id }) => {
          await mustBeGone(context, id);
          await judgeBy(context, id, 'registered', false);
        },
      );
    },
  ),
  check(
    'search/status/deleted-conditionally',
    {
      rule: 'A study that a conditional delete took is no longer found.',
      requirements: ['rest-delete-then-not-searchable', 'search-returned-resources-match'],
      needs: needs('delete'),
      parameter: 'status',
      behaviour: 'deleted-conditionally',
    },
    async (context) => {
      const declared = declares(context.session, 'conditionalDelete');
      if (declared !== 'single' && declared !== 'multiple') {
        throw new NotApplicable('conditional deletes are not declared');
      }
      const { id } = await found(context);
      const path = `${SEARCHED}?_id=${escaped(id)}&status=registered`;
      const { status } = await context.server.send({ method: 'DELETE', path });
      if (status >= 300) throw new NotApplicable(`the conditional delete answered ${status}`);
      await mustBeGone(context, id);
      await judgeBy(context, id, 'registered', false);
    },
  ),
];
