import type { Check } from '../../../fixtures/check.ts';
import { bundleOutputChecks } from './bundle.ts';
import { capabilityOutputChecks } from './capability.ts';
import { fullStudyOutputChecks } from './full-study.ts';
import { outcomeOutputChecks } from './outcome.ts';
import { searchsetOutputChecks } from './searchset.ts';
import { studyOutputChecks } from './study.ts';

/** What the server itself makes, or gives back of what was valid, is valid (conformance-rules.html#baseconf). */
export const outputChecks: Check[] = [
  ...capabilityOutputChecks,
  ...studyOutputChecks,
  ...fullStudyOutputChecks,
  ...searchsetOutputChecks,
  ...outcomeOutputChecks,
  ...bundleOutputChecks,
];
