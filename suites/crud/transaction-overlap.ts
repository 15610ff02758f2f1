import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { deleting, type Entry, sentBundle, updating } from './bundles.ts';
import { family, judgeUntouched } from './criteria.ts';
import { judgeFailed } from './transaction.ts';

const needs = {
  interactions: ['create', 'read', 'update', 'delete', 'search-type'],
  parameters: ['identifier'],
};

/** What the entries of a transaction do to the one study that the criteria match. */
interface Sent {
  match: StoredStudy;
  /** The study as it is to be, without its id. */
  study: Resource;
  criteria: string;
}

const byId = ({ match, study }: Sent) => updating({ ...study, id: match.id }, match.read);
const byCriteria = ({ study, criteria }: Sent): Entry => ({
  resource: study,
  request: { method: 'PUT', url: `ImagingStudy?${criteria}` },
});
const removal = ({ match }: Sent) => deleting(`ImagingStudy/${match.id}`);
const removalByCriteria = ({ criteria }: Sent) => deleting(`ImagingStudy?${criteria}`);

const pairs: readonly {
  name: string;
  words: string;
  claims: readonly ('conditionalUpdate' | 'conditionalDelete')[];
  entries: readonly ((sent: Sent) => Entry)[];
}[] = [
  {
    name: 'update-by-criteria-of-deleted',
    words: 'to delete a study by its id and to update it by criteria',
    claims: ['conditionalUpdate'],
    entries: [removal, byCriteria],
  },
  {
    name: 'updates-by-id-and-criteria',
    words: 'to update a study by its id and by criteria',
    claims: ['conditionalUpdate'],
    entries: [byId, byCriteria],
  },
  {
    name: 'updates-by-criteria',
    words: 'to update one study twice by criteria',
    claims: ['conditionalUpdate'],
    entries: [byCriteria, byCriteria],
  },
  {
    name: 'update-and-delete-by-criteria',
    words: 'to update and to delete one study by criteria',
    claims: ['conditionalUpdate', 'conditionalDelete'],
    entries: [byCriteria, removalByCriteria],
  },
  {
    name: 'updates-by-id',
    words: 'to update one study twice',
    claims: [],
    entries: [byId, byId],
  },
];

/** Two entries of a Bundle have two of them, whatever they are about (bundle.html#bdl-7). */
const FULL_URLS = [
  'urn:uuid:3c1b8c0a-52a5-4d0a-9a1f-0d7a3c5e4b61',
  'urn:uuid:3c1b8c0a-52a5-4d0a-9a1f-0d7a3c5e4b62',
];

const isClaimed = (value: unknown) => value === true || value === 'single' || value === 'multiple';

/** A study is written once in a transaction, by whatever it is named (http.html#trules). */
export const transactionOverlapChecks: Check[] = pairs.map(({ name, words, claims, entries }) =>
  check(
    `crud/transaction/${name}`,
    {
      rule: `A transaction that is ${words} fails, in either order, and leaves it as it is.`,
      requirements: ['bundle-transaction-overlap-fails'],
      needs,
    },
    async (context) => {
      const lacking = claims.find((claim) => !isClaimed(declares(context.session, claim)));
      if (lacking) throw new NotApplicable(`the CapabilityStatement does not declare ${lacking}`);
      const { one, criteria, stored } = family(context);
      const [match] = await stored(1, { status: 'registered' });
      if (!match) return;
      for (const order of [entries, [...entries].reverse()]) {
        const statuses = ['available', 'cancelled'];
        const sent = order.map((entry, at) => {
          const made = entry({ match, criteria, study: one({ status: statuses[at] ?? '' }) });
          return made.resource ? { ...made, fullUrl: FULL_URLS[at] ?? '' } : made;
        });
        judgeFailed(context, await sentBundle(context, 'transaction', sent));
        await judgeUntouched(context, match);
      }
    },
  ),
);
