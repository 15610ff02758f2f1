import { existsSync } from 'node:fs';
import { sessionFile } from '../../fixtures/station.ts';
import { test } from '../playwright.ts';
import { sweepRun } from '../prepare.ts';

/** Deletes what the run made, whatever became of it. */
test('sweep', async ({ station }) => {
  const { settings, runId } = station;
  test.skip(!existsSync(sessionFile(settings.out)), 'preflight did not get as far as writing');
  const left = await sweepRun(station);
  if (left.length > 0) {
    const lines = left.map(({ resource, reason }) => `${resource}: ${reason}`);
    throw new Error(`not deleted (try 'npx lightbox clean --run ${runId}'):\n${lines.join('\n')}`);
  }
});
