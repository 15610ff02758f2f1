import type { Check } from '../fixtures/check.ts';
import { crudChecks } from './crud/index.ts';
import { searchChecks } from './search/index.ts';
import { validationChecks } from './validation/index.ts';

/** Every check, chapter by chapter. */
export const checks: Check[] = [...crudChecks, ...searchChecks, ...validationChecks];
