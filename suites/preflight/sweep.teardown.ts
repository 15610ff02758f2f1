import { existsSync } from 'node:fs';
import { sessionFile } from '../../fixtures/station.ts';
import { sweep } from '../../fixtures/sweep.ts';
import { test } from '../playwright.ts';

/** Deletes what the run made, whatever became of it. */
test('sweep', async ({ station }) => {
  const { settings, ledger, runId } = station;
  test.skip(!existsSync(sessionFile(settings.out)), 'preflight did not get as far as writing');
  const { target } = station.session();
  const client = station.client('sweep', target.base);
  const { left } = await sweep(client, { runId, ledger, lagMs: target.indexLagMs });
  client.flush();
  if (left.length > 0) {
    const lines = left.map(({ resource, reason }) => `${resource}: ${reason}`);
    throw new Error(`not deleted (try 'npx lightbox clean --run ${runId}'):\n${lines.join('\n')}`);
  }
});
