import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { mustDeclareConditional } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { agedStudy } from './aged.ts';
import { sentBundle, updating } from './bundles.ts';
import { claimedDelete, isGone } from './conditional-delete.ts';
import { updatedMatch } from './conditional-update.ts';
import { family, whereCriteria } from './criteria.ts';
import { historyOf, nameOf } from './history-of.ts';

const needs = { interactions: ['create', 'read', 'update', 'history-instance'] };

/**
 * A study that was updated otherwise than by a request of its own, and its history since.
 * @throws {NotApplicable} if the server gives no version ids
 */
async function sinceUpdated(context: CheckContext, { id, versionId, stored }: StoredStudy) {
  const { resource } = await context.server.read('ImagingStudy', id);
  const { versionId: now, lastUpdated } = resource?.meta ?? {};
  if (!versionId || !now) throw new NotApplicable('the server gives no version ids');
  if (now === versionId) throw new NotTestable('the study has the version that it had');
  const { pages, entries } = await historyOf(context, `ImagingStudy/${id}/`);
  const [page] = pages;
  if (!page) throw new NotTestable('the history has no page');
  return { page, entries, versions: [now, versionId], was: stored.meta?.lastUpdated, lastUpdated };
}

/** What became of a study by a Bundle or by criteria is in its history as if asked for alone (http.html#history). */
export const convertedHistoryChecks = [
  check(
    'crud/history/of-transaction',
    {
      rule: 'What a transaction updates is a version of its own in the history of the study, with a time of its own.',
      requirements: ['history-includes-all-versions', 'rest-lastupdated-on-write'],
      needs,
    },
    async (context) => {
      const study = await agedStudy(context);
      const update = updating({ ...study.stored, status: 'available' }, study.read);
      const answer = await sentBundle(context, 'transaction', [update]);
      if (answer.status !== 200) throw new NotTestable(`an update answered ${answer.status}`);
      const { page, entries, versions, was, lastUpdated } = await sinceUpdated(context, study);
      const listed = entries.map(nameOf);
      context
        .judge(page)
        .status(200)
        .that(JSON.stringify(listed) === JSON.stringify(versions), {
          code: 'history',
          message: `the history lists the versions ${listed.join(', ') || 'none'}`,
          expected: versions,
          actual: listed,
        })
        .that(lastUpdated === undefined || lastUpdated !== was, {
          code: 'last-updated',
          message: `meta.lastUpdated is ${lastUpdated}, as it was some seconds ago, before the update`,
          expected: 'the time of the update',
          actual: lastUpdated ?? null,
        });
    },
  ),
  check(
    'crud/history/of-conditional-update',
    {
      rule: 'In the history of a study a conditional update is told as one of the study by its id, with what it stored.',
      requirements: ['history-entry-request-response', 'history-post-put-have-resource'],
      needs: {
        interactions: [...needs.interactions, 'search-type'],
        parameters: ['identifier'],
      },
    },
    async (context) => {
      mustDeclareConditional(context.session, 'conditionalUpdate');
      const { match, updated } = await updatedMatch(context);
      if (updated.status !== 200) throw new NotTestable(`the update answered ${updated.status}`);
      const { page, entries, versions } = await sinceUpdated(context, match);
      const newest = entries.find((entry) => nameOf(entry) === versions[0])?.resource;
      const urls = entries.map(({ request }) => request?.url ?? '');
      context
        .judge(page)
        .status(200)
        .that(!urls.some((url) => url.includes('?')), {
          code: 'history-url',
          message: `the history tells an update of '${urls.find((url) => url.includes('?'))}'`,
          expected: `ImagingStudy/${match.id}`,
          actual: urls,
        })
        .that(newest === undefined || newest.status === 'available', {
          code: 'history-content',
          message: `the version ${versions[0]} has the status ${newest?.status} in the history`,
          expected: 'available',
          actual: newest?.status ?? null,
        });
    },
  ),
  check(
    'crud/history/of-conditional-delete',
    {
      rule: 'The history of a study that was deleted by criteria lists the deletion.',
      requirements: ['history-includes-all-versions', 'history-survives-delete'],
      needs: {
        interactions: [...needs.interactions, 'delete', 'search-type'],
        parameters: ['identifier'],
      },
    },
    async (context) => {
      claimedDelete(context);
      const { criteria, stored } = family(context);
      const [match] = await stored(1);
      if (!match) return;
      await whereCriteria(context, 'DELETE', criteria);
      if (!(await isGone(context, match.id))) throw new NotTestable('the study is not deleted');
      const { pages, entries } = await historyOf(context, `ImagingStudy/${match.id}/`);
      const [page] = pages;
      const listed = entries.map(nameOf);
      if (!page || !listed.includes(match.versionId ?? '')) {
        throw new NotApplicable('the server does not keep the versions of what is deleted');
      }
      context.judge(page).that(listed[0] === 'deletion', {
        code: 'history',
        message: `the history lists ${listed.join(', ')}, and not the deletion first`,
        expected: ['deletion', match.versionId],
        actual: listed,
      });
    },
  ),
];
