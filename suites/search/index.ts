import type { Check } from '../../fixtures/check.ts';
import { andOfOneChecks } from './and-of-one.ts';
import { batchChecks } from './batch.ts';
import { belowPrefixChecks } from './below-prefix.ts';
import { bundleChecks } from './bundle.ts';
import { chainChecks } from './chain.ts';
import { chainDateChecks } from './chain-dates.ts';
import { chainEmptyChecks } from './chain-empty.ts';
import { chainLackingChecks } from './chain-lacking.ts';
import { chainQualifiedChecks } from './chain-qualified.ts';
import { chainStepsAbsoluteChecks } from './chain-steps-absolute.ts';
import { chainValueChecks } from './chain-values.ts';
import { clientIdChecks } from './client-ids.ts';
import { combinationChecks } from './combination.ts';
import { commonChecks } from './common.ts';
import { compartmentChecks } from './compartment.ts';
import { compartmentListChecks } from './compartment-lists.ts';
import { compartmentToldChecks } from './compartment-told.ts';
import { compartmentUpdatedChecks } from './compartment-updated.ts';
import { containedChecks } from './contained.ts';
import { containedByEachChecks } from './contained-by-each.ts';
import { containedLocalIdChecks } from './contained-local-ids.ts';
import { containedTargetChecks } from './contained-targets.ts';
import { crossedPairChecks } from './crossed-pairs.ts';
import { currencyChecks } from './currency.ts';
import { currencyAddedChecks } from './currency-added.ts';
import { currencyCountedChecks } from './currency-counted.ts';
import { currencyNegatedChecks } from './currency-negated.ts';
import { currencyRemovedChecks } from './currency-removed.ts';
import { elementsChecks } from './elements.ts';
import { errorChecks } from './errors.ts';
import { generatedChecks } from './generated.ts';
import { generatedAskedChecks } from './generated-asked.ts';
import { generatedBundledChecks } from './generated-bundled.ts';
import { hasChecks } from './has.ts';
import { hasOtherChecks } from './has-others.ts';
import { hasWrittenChecks } from './has-written.ts';
import { includeChecks } from './include.ts';
import { includeAskedChecks } from './include-asked.ts';
import { includeDeletedChecks } from './include-deleted.ts';
import { includeIteratedChecks } from './include-iterated.ts';
import { includeStoredChecks } from './include-stored.ts';
import { includeTogetherChecks } from './include-together.ts';
import { includeVersionedChecks } from './include-versioned.ts';
import { joinListChecks } from './join-lists.ts';
import { joinSystemChecks } from './join-systems.ts';
import { joinedCurrencyChecks } from './joined-currency.ts';
import { joinsAbsoluteChecks } from './joins-absolute.ts';
import { joinsByEachChecks } from './joins-by-each.ts';
import { joinsMovedChecks } from './joins-moved.ts';
import { agedChecks, lastUpdatedChecks } from './last-updated.ts';
import { lastUpdatedPeriodChecks } from './last-updated-periods.ts';
import { literalEscapeChecks } from './literal-escapes.ts';
import { livedChecks } from './lived.ts';
import { livedAskedChecks } from './lived-asked.ts';
import { longValueChecks } from './long-values.ts';
import { matrixChecks } from './matrix.ts';
import { metaUpdatedChecks } from './meta-updated.ts';
import { metamorphicChecks } from './metamorphic.ts';
import { modifierRefusedChecks } from './modifier-refused.ts';
import { modifierChecks } from './modifiers.ts';
import { negotiationChecks } from './negotiation.ts';
import { onePrefixListChecks } from './one-prefix-lists.ts';
import { ownValueChecks } from './own-values.ts';
import { ownZoneChecks } from './own-zones.ts';
import { pagingChecks } from './paging.ts';
import { pagingAskedChecks } from './paging-asked.ts';
import { pagingBackChecks } from './paging-back.ts';
import { pagingIdChecks } from './paging-ids.ts';
import { pagingListChecks } from './paging-lists.ts';
import { pagingWrittenChecks } from './paging-written.ts';
import { pairChecks } from './pairs.ts';
import { placeControlChecks } from './places-controls.ts';
import { placeIncludedChecks } from './places-included.ts';
import { postChecks } from './post.ts';
import { resultChecks } from './result.ts';
import { revincludeChecks } from './revinclude.ts';
import { revincludeBackChecks } from './revinclude-back.ts';
import { revincludedStudiesChecks } from './revinclude-studies.ts';
import { revincludeWrittenChecks } from './revinclude-written.ts';
import { selfLinkBesideChecks } from './self-link-beside.ts';
import { selfLinkEscapeCheck, selfLinkModifierChecks } from './self-link-modifiers.ts';
import { sortChecks } from './sort.ts';
import { sortBesideChecks } from './sort-beside.ts';
import { sortPagedChecks } from './sort-paged.ts';
import { storedChecks } from './stored.ts';
import { storedAbsoluteChecks } from './stored-absolute.ts';
import { summaryChecks } from './summary.ts';
import { systemChecks } from './system.ts';
import { systemIdChecks } from './system-ids.ts';
import { threeCriteriaChecks } from './three-criteria.ts';
import { totalChecks } from './total.ts';
import { updatedConditionallyChecks } from './updated-conditionally.ts';
import { uriChecks } from './uri.ts';
import { valueChecks } from './values.ts';
import { writtenByChecks } from './written-by.ts';
import { writtenOtherwiseChecks } from './written-otherwise.ts';
import { writtenWithOthersChecks } from './written-with-others.ts';

/** search.html and the search parameters of the type under test. */
export const searchChecks: Check[] = [
  ...commonChecks,
  ...clientIdChecks,
  ...lastUpdatedChecks,
  ...lastUpdatedPeriodChecks,
  ...onePrefixListChecks,
  ...storedChecks,
  ...negotiationChecks,
  ...storedAbsoluteChecks,
  ...bundleChecks,
  ...resultChecks,
  ...pagingChecks,
  ...pagingAskedChecks,
  ...pagingListChecks,
  ...pagingIdChecks,
  ...pagingBackChecks,
  ...pagingWrittenChecks,
  ...totalChecks,
  ...containedChecks,
  ...containedTargetChecks,
  ...containedLocalIdChecks,
  ...containedByEachChecks,
  ...uriChecks,
  ...errorChecks,
  ...matrixChecks,
  ...modifierChecks,
  ...modifierRefusedChecks,
  ...belowPrefixChecks,
  ...valueChecks,
  ...selfLinkModifierChecks,
  selfLinkEscapeCheck,
  ...selfLinkBesideChecks,
  ...andOfOneChecks,
  ...currencyChecks,
  ...currencyCountedChecks,
  ...currencyRemovedChecks,
  ...currencyAddedChecks,
  ...metaUpdatedChecks,
  ...currencyNegatedChecks,
  ...ownValueChecks,
  ...longValueChecks,
  ...literalEscapeChecks,
  ...crossedPairChecks,
  ...ownZoneChecks,
  ...updatedConditionallyChecks,
  ...writtenWithOthersChecks,
  ...writtenByChecks,
  ...writtenOtherwiseChecks,
  ...postChecks,
  ...metamorphicChecks,
  ...generatedChecks,
  ...generatedAskedChecks,
  ...generatedBundledChecks,
  ...livedChecks,
  ...livedAskedChecks,
  ...threeCriteriaChecks,
  ...pairChecks,
  ...combinationChecks,
  ...chainChecks,
  ...chainDateChecks,
  ...chainEmptyChecks,
  ...chainLackingChecks,
  ...chainQualifiedChecks,
  ...chainValueChecks,
  ...hasChecks,
  ...hasOtherChecks,
  ...joinListChecks,
  ...joinSystemChecks,
  ...joinsAbsoluteChecks,
  ...chainStepsAbsoluteChecks,
  ...joinedCurrencyChecks,
  ...joinsMovedChecks,
  ...joinsByEachChecks,
  ...hasWrittenChecks,
  ...includeChecks,
  ...includeTogetherChecks,
  ...includeAskedChecks,
  ...includeIteratedChecks,
  ...includeVersionedChecks,
  ...includeDeletedChecks,
  ...includeStoredChecks,
  ...revincludeChecks,
  ...revincludedStudiesChecks,
  ...revincludeWrittenChecks,
  ...revincludeBackChecks,
  ...sortChecks,
  ...sortPagedChecks,
  ...sortBesideChecks,
  ...summaryChecks,
  ...elementsChecks,
  ...compartmentChecks,
  ...compartmentListChecks,
  ...compartmentUpdatedChecks,
  ...compartmentToldChecks,
  ...systemChecks,
  ...systemIdChecks,
  ...batchChecks,
  ...placeControlChecks,
  ...placeIncludedChecks,
  ...agedChecks,
];
