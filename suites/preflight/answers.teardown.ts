import { existsSync } from 'node:fs';
import { sessionFile } from '../../fixtures/station.ts';
import { playTests, test } from '../playwright.ts';
import { answerChecks } from '../validation/answers.ts';

// Without a session nothing was asked, and the red test of preflight says why.
test.beforeEach(({ station }) => {
  test.skip(!existsSync(sessionFile(station.settings.out)), 'preflight did not settle the run');
});

/** Judges what all checks were answered, whichever of them ran. */
playTests(answerChecks);
