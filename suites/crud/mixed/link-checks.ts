import { type Check, NotApplicable } from '../../../fixtures/check.ts';
import { claimsOfSystem } from '../../../fixtures/claims.ts';
import { random } from '../../../generators/random.ts';
import { check } from '../../check.ts';
import { covering } from './covering.ts';
import { judgeLink, judgeUnclearLink, linkFactors, unclearFactors } from './links.ts';

const LINKS = 72;
const UNCLEAR = 24;

const needs = {
  interactions: ['create', 'read', 'update', 'delete', 'search-type'],
  parameters: ['identifier'],
};

/** Links of each form in each place of whatever a transaction writes (http.html#trules). */
export const mixedLinkChecks: Check[] = [
  check(
    'crud/mixed/links',
    {
      rule: 'Links to what a transaction creates, or to what criteria find, are rewritten wherever they are in what it creates and updates, in any order, and it is answered entry by entry.',
      requirements: [
        'bundle-transaction-rewrites-references',
        'bundle-transaction-conditional-reference',
        'bundle-transaction-foreign-fullurl',
        'bundle-response-type-order',
      ],
      needs,
    },
    async (context) => {
      const { session } = context;
      if (!claimsOfSystem(session, 'transaction')) {
        throw new NotApplicable('the CapabilityStatement does not declare transaction');
      }
      const forms = ['uuid', 'oid', 'relative', 'foreign', 'criteria'] as const;
      const factors = linkFactors(context, forms);
      let judged = 0;
      const mixes = covering(factors, random(session.seed, 'crud/mixed/links'), LINKS);
      for (const [at, mix] of mixes.entries()) {
        if (mix.place && (await judgeLink(context, at, mix))) judged += 1;
      }
      if (judged === 0) throw new NotApplicable('the server keeps nothing that studies refer to');
    },
  ),
  check(
    'crud/mixed/unclear-links',
    {
      rule: 'A transaction fails as a whole if a reference by criteria has no match, or several, in whatever it creates or updates.',
      requirements: ['bundle-transaction-conditional-reference', 'bundle-transaction-atomic'],
      needs,
    },
    async (context) => {
      const { session } = context;
      if (!claimsOfSystem(session, 'transaction')) {
        throw new NotApplicable('the CapabilityStatement does not declare transaction');
      }
      const factors = unclearFactors(context);
      if (factors.place.length === 0) throw new NotApplicable('the server has no patients');
      const mixes = covering(factors, random(session.seed, 'crud/mixed/unclear'), UNCLEAR);
      for (const [at, mix] of mixes.entries()) {
        await judgeUnclearLink(context, at, mix, mix.matches);
      }
    },
  ),
];
