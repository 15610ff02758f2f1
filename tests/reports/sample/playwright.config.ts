import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { allureEntry } from '../../../reports/allure.ts';
import { catalogue } from '../../../reports/requirement-lookup.ts';

const out = process.env.SAMPLE_OUT ?? 'reports/out/sample';

/** A project of a few tests, one for each outcome, reported as the real one is. */
export default defineConfig({
  testDir: '.',
  outputDir: join(out, 'test-results'),
  fullyParallel: true,
  workers: 1,
  reporter: [
    [
      '../../../reports/playwright-reporter.ts',
      {
        out,
        seed: 7,
        strict: process.env.SAMPLE_STRICT === '1',
        allure: process.env.SAMPLE_ALLURE === '1',
      },
    ],
    ['json', { outputFile: join(out, 'playwright.json') }],
    ...(process.env.SAMPLE_ALLURE === '1' && !process.argv.includes('--list')
      ? [allureEntry(out, catalogue)]
      : []),
  ],
  projects: [
    { name: 'preflight', testMatch: 'preflight.pw.ts' },
    { name: 'green', testMatch: 'green.pw.ts', dependencies: ['preflight'] },
    { name: 'outcomes', testMatch: 'outcomes.pw.ts', dependencies: ['preflight'] },
    { name: 'red', testMatch: 'red.pw.ts', dependencies: ['preflight'] },
    { name: 'alone', testMatch: 'alone.pw.ts' },
  ],
});
