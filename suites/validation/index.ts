import type { Check } from '../../fixtures/check.ts';
import { answerChecks } from './answers.ts';
import { defectChecks } from './defects.ts';
import { outputChecks } from './output/index.ts';

/** validation.html, json.html: what a server does with invalid content, and whether its own is valid. */
export const validationChecks: Check[] = [...defectChecks, ...outputChecks, ...answerChecks];
