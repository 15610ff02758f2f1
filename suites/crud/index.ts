import type { Check } from '../../fixtures/check.ts';
import { createChecks } from './create.ts';
import { deleteChecks } from './delete.ts';
import { ifMatchChecks } from './if-match.ts';
import { readChecks } from './read.ts';
import { refusedChecks } from './refused.ts';
import { roundTripChecks } from './round-trip.ts';
import { updateChecks } from './update.ts';
import { vreadChecks } from './vread.ts';

/** http.html: create, read, vread, update, delete. */
export const crudChecks: Check[] = [
  ...createChecks,
  ...readChecks,
  ...vreadChecks,
  ...updateChecks,
  ...ifMatchChecks,
  ...deleteChecks,
  ...refusedChecks,
  ...roundTripChecks,
];
