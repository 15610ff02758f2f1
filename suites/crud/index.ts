import type { Check } from '../../fixtures/check.ts';
import { alternativesChecks } from './alternatives.ts';
import { answerChecks } from './answers.ts';
import { anyAnswerChecks } from './any-answer.ts';
import { anyPreferenceChecks } from './any-preference.ts';
import { batchChecks } from './batch.ts';
import { batchReadChecks } from './batch-reads.ts';
import { batchRefusedChecks } from './batch-refused.ts';
import { batchValueChecks } from './batch-values.ts';
import { byWayChecks } from './by-way.ts';
import { capabilityChecks } from './capability.ts';
import { changedInPartChecks } from './changed-in-part.ts';
import { charsetChecks } from './charset.ts';
import { claimsChecks } from './claims.ts';
import { clientValueChecks } from './client-values.ts';
import { conditionalCreateChecks } from './conditional-create.ts';
import { conditionalDeleteChecks } from './conditional-delete.ts';
import { conditionalReadChecks } from './conditional-read.ts';
import { conditionalReferenceChecks } from './conditional-references.ts';
import { conditionalUpdateChecks } from './conditional-update.ts';
import { createChecks } from './create.ts';
import { deleteChecks } from './delete.ts';
import { emptiesChecks } from './empties.ts';
import { errorChecks } from './errors.ts';
import { formatEverywhereChecks } from './format-everywhere.ts';
import { formatChecks } from './formats.ts';
import { formerVersionChecks } from './former-versions.ts';
import { foundChecks } from './found.ts';
import { headChecks } from './head.ts';
import { headerChecks } from './headers.ts';
import { historyChecks } from './history.ts';
import { convertedHistoryChecks } from './history-converted.ts';
import { historyOrderChecks } from './history-order.ts';
import { historyTimeChecks } from './history-times.ts';
import { historyTotalChecks } from './history-totals.ts';
import { widerHistoryChecks } from './history-wider.ts';
import { idPlaceChecks } from './id-places.ts';
import { idChecks } from './ids.ts';
import { ifMatchChecks } from './if-match.ts';
import { ifMatchEntryChecks } from './if-match-entries.ts';
import { jsonChecks } from './json.ts';
import { linkEverywhereChecks } from './links-everywhere.ts';
import { livedChecks } from './lived/index.ts';
import { locationChecks } from './location.ts';
import { manyVersionsChecks } from './many-versions.ts';
import { metaChecks } from './meta.ts';
import { mixedChecks } from './mixed/index.ts';
import { noOpChecks } from './no-op.ts';
import { otherCriteriaChecks } from './other-criteria.ts';
import { readChecks } from './read.ts';
import { readPartChecks } from './read-part.ts';
import { refusedChecks } from './refused.ts';
import { repeatedCriteriaChecks } from './repeated-criteria.ts';
import { reviveChecks } from './revive.ts';
import { roundTripChecks } from './round-trip.ts';
import { toldAlikeChecks } from './told-alike.ts';
import { toldElsewhereChecks } from './told-elsewhere.ts';
import { transactionChecks } from './transaction.ts';
import { transactionCriteriaChecks } from './transaction-criteria.ts';
import { transactionEntryChecks } from './transaction-entries.ts';
import { transactionLinkChecks } from './transaction-links.ts';
import { transactionOverlapChecks } from './transaction-overlap.ts';
import { transactionRefusedChecks } from './transaction-refused.ts';
import { updateChecks } from './update.ts';
import { updateRefusedChecks } from './update-refused.ts';
import { upsertChecks } from './upsert.ts';
import { vreadChecks } from './vread.ts';

/** http.html: create, read, vread, update, delete, by id and by criteria, and their history. */
export const crudChecks: Check[] = [
  ...createChecks,
  ...locationChecks,
  ...anyPreferenceChecks,
  ...clientValueChecks,
  ...readChecks,
  ...readPartChecks,
  ...conditionalReadChecks,
  ...headChecks,
  ...vreadChecks,
  ...updateChecks,
  ...changedInPartChecks,
  ...manyVersionsChecks,
  ...foundChecks,
  ...updateRefusedChecks,
  ...upsertChecks,
  ...idChecks,
  ...idPlaceChecks,
  ...ifMatchChecks,
  ...deleteChecks,
  ...reviveChecks,
  ...refusedChecks,
  ...emptiesChecks,
  ...headerChecks,
  ...answerChecks,
  ...errorChecks,
  ...jsonChecks,
  ...metaChecks,
  ...mixedChecks,
  ...livedChecks,
  ...conditionalCreateChecks,
  ...conditionalUpdateChecks,
  ...conditionalDeleteChecks,
  ...alternativesChecks,
  ...repeatedCriteriaChecks,
  ...historyChecks,
  ...historyTimeChecks,
  ...historyTotalChecks,
  ...historyOrderChecks,
  ...formerVersionChecks,
  ...widerHistoryChecks,
  ...byWayChecks,
  ...noOpChecks,
  ...otherCriteriaChecks,
  ...convertedHistoryChecks,
  ...batchChecks,
  ...batchReadChecks,
  ...batchRefusedChecks,
  ...batchValueChecks,
  ...transactionChecks,
  ...transactionCriteriaChecks,
  ...transactionEntryChecks,
  ...ifMatchEntryChecks,
  ...transactionOverlapChecks,
  ...transactionRefusedChecks,
  ...transactionLinkChecks,
  ...linkEverywhereChecks,
  ...conditionalReferenceChecks,
  ...formatChecks,
  ...formatEverywhereChecks,
  ...charsetChecks,
  ...claimsChecks,
  ...capabilityChecks,
  ...roundTripChecks,
  ...toldElsewhereChecks,
  ...toldAlikeChecks,
  ...anyAnswerChecks,
];
