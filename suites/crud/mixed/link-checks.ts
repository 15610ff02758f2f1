import { type Check, NotApplicable } from '../../../fixtures/check.ts';
import { random } from '../../../generators/random.ts';
import { check } from '../../check.ts';
import { covering } from './covering.ts';
import { mustDeclareCarrier } from './delivery.ts';
import { type Form, judgeLink, judgeUnclearLink, linkFactors, unclearFactors } from './links.ts';

/** Transactions with links of each form, and such as fail: as many as a slow server has time for. */
const LINKS = 20;
const UNCLEAR = 14;

const forms: readonly { form: Form; words: string }[] = [
  { form: 'uuid', words: 'by a UUID to what the transaction creates' },
  { form: 'oid', words: 'by an OID to what the transaction creates' },
  { form: 'relative', words: 'relative to what has them' },
  { form: 'foreign', words: 'by a URL elsewhere to what the transaction creates' },
  { form: 'criteria', words: 'by criteria to what is there' },
];

const needs = {
  interactions: ['create', 'read', 'update', 'delete', 'search-type'],
  parameters: ['identifier'],
};

/** Links of each form in each place of whatever a transaction writes (http.html#trules). */
export const mixedLinkChecks: Check[] = [
  ...forms.map(({ form, words }) =>
    check(
      `crud/mixed/links-${form}`,
      {
        rule: `Links ${words} are rewritten wherever they are in what a transaction creates and updates, in any order, and it is answered entry by entry.`,
        requirements: [
          'bundle-transaction-rewrites-references',
          'bundle-transaction-conditional-reference',
          'bundle-transaction-foreign-fullurl',
          'bundle-response-type-order',
        ],
        isWide: true,
        needs,
      },
      async (context) => {
        mustDeclareCarrier(context, 'transaction');
        const chance = random(context.session.seed, `crud/mixed/links/${form}`);
        let judged = 0;
        for (const [at, mix] of covering(linkFactors(context, form), chance, LINKS).entries()) {
          if (mix.place && (await judgeLink(context, at, { ...mix, form }))) judged += 1;
        }
        if (judged === 0)
          throw new NotApplicable('the server keeps nothing of type Patient or Endpoint');
      },
    ),
  ),
  check(
    'crud/mixed/unclear-links',
    {
      rule: 'A transaction fails as a whole if a reference by criteria has no match, or several, in whatever it creates or updates.',
      requirements: ['bundle-transaction-conditional-reference', 'bundle-transaction-atomic'],
      isWide: true,
      needs,
    },
    async (context) => {
      mustDeclareCarrier(context, 'transaction');
      const factors = unclearFactors(context);
      if (factors.place.length === 0) throw new NotApplicable('the server has no patients');
      const mixes = covering(factors, random(context.session.seed, 'crud/mixed/unclear'), UNCLEAR);
      for (const [at, mix] of mixes.entries()) {
        await judgeUnclearLink(context, at, mix, mix.matches);
      }
    },
  ),
];
