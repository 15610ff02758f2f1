import type { Check } from '../../fixtures/check.ts';
import { answerChecks } from './answers.ts';
import { anyPreferenceChecks } from './any-preference.ts';
import { clientValueChecks } from './client-values.ts';
import { conditionalReadChecks } from './conditional-read.ts';
import { createChecks } from './create.ts';
import { deleteChecks } from './delete.ts';
import { emptiesChecks } from './empties.ts';
import { errorChecks } from './errors.ts';
import { headChecks } from './head.ts';
import { headerChecks } from './headers.ts';
import { idChecks } from './ids.ts';
import { ifMatchChecks } from './if-match.ts';
import { jsonChecks } from './json.ts';
import { locationChecks } from './location.ts';
import { manyVersionsChecks } from './many-versions.ts';
import { metaChecks } from './meta.ts';
import { readChecks } from './read.ts';
import { refusedChecks } from './refused.ts';
import { reviveChecks } from './revive.ts';
import { roundTripChecks } from './round-trip.ts';
import { updateChecks } from './update.ts';
import { updateRefusedChecks } from './update-refused.ts';
import { upsertChecks } from './upsert.ts';
import { vreadChecks } from './vread.ts';

/** http.html: create, read, vread, update, delete. */
export const crudChecks: Check[] = [
  ...createChecks,
  ...locationChecks,
  ...anyPreferenceChecks,
  ...clientValueChecks,
  ...readChecks,
  ...conditionalReadChecks,
  ...headChecks,
  ...vreadChecks,
  ...updateChecks,
  ...manyVersionsChecks,
  ...updateRefusedChecks,
  ...upsertChecks,
  ...idChecks,
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
  ...roundTripChecks,
];
