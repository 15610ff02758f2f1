import { existsSync } from 'node:fs';
import { sessionFile } from '../../fixtures/station.ts';
import { checks } from '../index.ts';
import { playTests, test } from '../playwright.ts';

// Without a session nothing was asked, and the red test of preflight says why.
test.beforeEach(({ station }) => {
  test.skip(!existsSync(sessionFile(station.settings.out)), 'preflight did not settle the run');
});

/** Judges what all checks were answered, whichever of them ran. */
playTests(checks.filter(({ needs }) => needs.answers));
