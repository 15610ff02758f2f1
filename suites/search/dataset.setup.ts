import { test } from '../playwright.ts';
import { seedDataset } from '../prepare.ts';

/** Seeds the studies that the search checks look for, once per run. */
test('dataset', async ({ station }) => {
  await seedDataset(station);
});
