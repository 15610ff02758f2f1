import type { Check } from '../../fixtures/check.ts';
import { answerChecks } from './answers.ts';
import { defectChecks } from './defects.ts';
import { extremeChecks } from './extremes.ts';
import { outputChecks } from './output/index.ts';
import { validateOperationChecks } from './validate-operation.ts';

/** validation.html, json.html: what a server does with invalid content, and whether its own is valid. */
export const validationChecks: Check[] = [
  ...defectChecks,
  ...extremeChecks,
  ...validateOperationChecks,
  ...outputChecks,
  ...answerChecks,
];
