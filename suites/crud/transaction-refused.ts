import type { Check } from '../../fixtures/check.ts';
import type { StoredStudy, Studies } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { type Entry, updating } from './bundles.ts';
import { judgeUntouched } from './criteria.ts';
import { judgeAllFails } from './transaction.ts';

/** An entry that is refused wherever it stands. */
interface Refused {
  name: string;
  words: string;
  requirements: readonly [string, ...string[]];
  entry(studies: Studies, one: StoredStudy, other: StoredStudy): Entry;
}

const refused: readonly Refused[] = [
  {
    name: 'missing-id',
    words: 'updates a study with a body that has no id',
    requirements: ['rest-update-missing-id-400'],
    entry: (studies, one) => updating(studies.one({ status: 'available' }), one.read, one.id),
  },
  {
    name: 'id-mismatch',
    words: 'updates a study with a body that has the id of another',
    requirements: ['rest-update-id-mismatch-400'],
    entry: (_, one, other) => updating({ ...other.stored, status: 'available' }, one.read, one.id),
  },
  {
    name: 'type-mismatch',
    words: 'creates a study with a body of another type',
    requirements: ['rest-create-type-must-match-url'],
    entry: (studies) => ({
      resource: studies.mark({ resourceType: 'Patient', active: true }),
      request: { method: 'POST', url: 'ImagingStudy' },
    }),
  },
];

/** What is refused alone makes a transaction fail, and nothing of it is done (http.html#trules). */
export const transactionRefusedChecks: Check[] = refused.map(
  ({ name, words, requirements, entry }) =>
    check(
      `crud/transaction/${name}`,
      {
        rule: `A transaction that ${words} fails as a whole.`,
        requirements: [...requirements, 'bundle-transaction-atomic'],
        needs: { interactions: ['create', 'read', 'update'] },
      },
      async (context) => {
        const { studies } = context;
        const one = await studies.stored(studies.one({ status: 'registered' }));
        const other = await studies.stored(studies.one({ status: 'registered' }));
        await judgeAllFails(context, [entry(studies, one, other)]);
        for (const each of [one, other]) await judgeUntouched(context, each);
      },
    ),
);
