import { NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { locationOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import {
  answersIn,
  createdBy,
  creation,
  deleting,
  reading,
  sentBundle,
  statusOf,
  updating,
} from './bundles.ts';
import { family, judgeUntouched } from './criteria.ts';
import { judgeNotCreated } from './transaction.ts';

const needs = { interactions: ['create', 'read', 'update', 'delete'] };
const needsSearch = {
  interactions: [...needs.interactions, 'search-type'],
  parameters: ['identifier'],
};

/** What fails where it is asked alone, and writes nothing. */
const failing = (runId: string) => [
  `ImagingStudy/lbx-${runId}-never`,
  'ImagingStudy?started=lightbox',
  `LightboxType/lbx-${runId}`,
];

/** @throws {NotApplicable} if a search does not find at once what was just stored */
async function mustFindAtOnce(context: CheckContext): Promise<void> {
  const { server, studies } = context;
  const { one, criteria } = family(context, 'at-once');
  const { id } = await studies.stored(one());
  const { matches } = await server.search('ImagingStudy', criteria, { scoped: false });
  if (matches.some((match) => match.id === id)) return;
  throw new NotApplicable('searches do not find at once what is stored');
}

/** An entry of the answer for each entry of the request (http.html#transaction-response). */
export const transactionEntryChecks = [
  check(
    'crud/transaction/delete-without-effect',
    {
      rule: 'The answer to a transaction has an entry for a delete that found nothing to delete as well.',
      requirements: ['bundle-response-type-order'],
      needs,
    },
    async (context) => {
      const { session, studies, judge } = context;
      const answer = await sentBundle(context, 'transaction', [
        creation(studies.one()),
        deleting(`ImagingStudy/lbx-${session.runId}-never`),
        creation(studies.one()),
      ]);
      if (answer.status >= 400) throw new NotApplicable('such a transaction fails');
      const statuses = answersIn(answer).map(statusOf);
      const isCreated = (status = 0) => status === 201;
      judge(answer)
        .status(200)
        .that(statuses.length === 3 && isCreated(statuses[0]) && isCreated(statuses[2]), {
          code: 'entries',
          message: `the entries have the statuses ${statuses.join(', ')}`,
          expected: 'an entry for each request, in their order: 201, one for the delete, 201',
          actual: statuses,
        });
    },
  ),
  check(
    'crud/transaction/read-that-fails',
    {
      rule: 'A transaction with a read or a search that fails is carried out as a whole, or not at all.',
      requirements: ['bundle-transaction-atomic'],
      needs: needsSearch,
    },
    async (context) => {
      const { server, session, studies, judge } = context;
      for (const [at, url] of failing(session.runId).entries()) {
        const { one, settled } = family(context, `beside${at}`);
        const other = await studies.stored(studies.one({ status: 'registered' }));
        const answer = await sentBundle(context, 'transaction', [
          creation(one()),
          updating({ ...other.stored, status: 'available' }, other.read),
          reading(url),
        ]);
        if (answer.status >= 400) {
          await judgeUntouched(context, other);
          await judgeNotCreated(context, answer, settled);
          continue;
        }
        judge(await server.read('ImagingStudy', createdBy(answersIn(answer)[0]) ?? '')).status(200);
        judge(await server.read('ImagingStudy', other.id))
          .status(200)
          .fhirpath("status = 'available'", 'the update was carried out');
      }
    },
  ),
  check(
    'crud/transaction/search-after-writes',
    {
      rule: 'A search in a transaction is carried out after what the transaction writes.',
      requirements: ['bundle-transaction-order-independent'],
      needs: needsSearch,
    },
    async (context) => {
      await mustFindAtOnce(context);
      const { one, criteria, stored } = family(context);
      const [gone, changed] = await stored(2, { status: 'registered' });
      if (!gone || !changed) return;
      const answer = await sentBundle(context, 'transaction', [
        reading(`ImagingStudy?${criteria}`),
        creation(one({ status: 'available' })),
        updating({ ...changed.stored, status: 'available' }, changed.read),
        deleting(`ImagingStudy/${gone.id}`),
      ]);
      const [said, created] = answersIn(answer);
      const searchset = said?.resource;
      if (answer.status >= 400 || searchset?.type !== 'searchset') {
        throw new NotApplicable('the server does not search in a transaction');
      }
      const found = itemsOf<{ resource?: Resource; search?: { mode?: string } }>(searchset.entry)
        .filter(({ search }) => (search?.mode ?? 'match') === 'match')
        .flatMap(({ resource }) => (resource ? [`${resource.id}: ${resource.status}`] : []));
      const expected = [createdBy(created), changed.id].map((id) => `${id}: available`);
      context.judge(answer).that(found.sort().join() === expected.sort().join(), {
        code: 'transaction-order',
        message: `the search finds ${found.join(', ') || 'nothing'}`,
        expected,
        actual: found,
      });
    },
  ),
  ...(['batch', 'transaction'] as const).map((type) =>
    check(
      `crud/${type}/told-as-stored`,
      {
        rule: `A study that the answer to a ${type} shows has the id and the version under which the answer says it is, whatever id was sent.`,
        requirements: ['bundle-response-entry-details', 'rest-create-ignores-client-id'],
        needs,
      },
      async (context) => {
        const { server, session, studies, judge } = context;
        const entries = ['a', 'b'].map((name) =>
          creation(studies.one({ id: `lbx-${session.runId}-sent-${name}` })),
        );
        const prefer = { prefer: 'return=representation' };
        const answer = await sentBundle(context, type, entries, prefer);
        const shown = answersIn(answer).filter(
          (one) => statusOf(one) === 201 && one.resource?.resourceType === 'ImagingStudy',
        );
        if (shown.length === 0) throw new NotApplicable('the answer shows no study');
        for (const { resource, response } of shown) {
          const named = locationOf({ headers: { location: response?.location ?? '' } });
          const read = await server.read('ImagingStudy', resource?.id ?? '');
          judge(answer).that(named === undefined || named.id === resource?.id, {
            code: 'entry-id',
            message: `the study created at ${response?.location} is shown with the id ${resource?.id}`,
            expected: named?.id ?? null,
            actual: resource?.id ?? null,
          });
          judge(read)
            .status(200)
            .fhirpath(
              'meta.versionId.empty() or meta.versionId = %versionId',
              'it is that version',
              {
                versionId: resource?.meta?.versionId ?? read.resource?.meta?.versionId ?? '',
              },
            );
        }
      },
    ),
  ),
];
