import type { Check } from '../../../fixtures/check.ts';
import { mixedCriteriaChecks } from './criteria-checks.ts';
import { mixedLinkChecks } from './link-checks.ts';
import { mixedRefusalChecks } from './refused-checks.ts';
import { mixedTaleChecks } from './tales.ts';

/** Writes in several circumstances at once: each two of them meet, so that no check has to have thought of them together. */
export const mixedChecks: Check[] = [
  ...mixedTaleChecks,
  ...mixedCriteriaChecks,
  ...mixedLinkChecks,
  ...mixedRefusalChecks,
];
