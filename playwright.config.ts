import { join } from 'node:path';
import { defineConfig, type ReporterDescription } from '@playwright/test';
import { CHECK_MS, loadSettings, newRunId, RETRY_MS, shownSettings } from './fixtures/settings.ts';
import { allureEntry } from './reports/allure.ts';
import type { ReporterOptions } from './reports/playwright-reporter.ts';
import { catalogue } from './reports/requirement-lookup.ts';

// Workers load this file again and inherit the run id of the process that started them.
process.env.LIGHTBOX_RUN_ID ||= newRunId();
const settings = loadSettings();
const { out } = settings;
// The only way to give Playwright a certificate authority of one's own.
if (settings.tls.ca) process.env.NODE_EXTRA_CA_CERTS ||= settings.tls.ca;
const { runId, seed, profile, strict, baseUrl } = settings;

const lightbox: ReporterOptions = {
  out,
  seed,
  profile,
  strict,
  settings: shownSettings(settings),
  ...(runId === undefined ? {} : { runId }),
  ...(baseUrl === undefined ? {} : { url: baseUrl }),
};

// Both write even when nothing runs, over the reports of the last run.
const listing = process.argv.includes('--list');
const pages: ReporterDescription[] = [
  ['html', { open: 'never', outputFolder: join(out, 'playwright-report') }],
  allureEntry(out, catalogue),
];

export default defineConfig({
  testDir: './suites',
  outputDir: join(out, 'test-results'),
  globalSetup: './cli/global-setup.ts',
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  workers: 1,
  retries: 0,
  // A check that is slow comes to its own end before; what is left is a mistake of ours.
  timeout: CHECK_MS + RETRY_MS + settings.timeoutMs + 10_000,
  reporter: [
    // First: it turns kept-alive failures red again before the others look.
    ['./reports/playwright-reporter.ts', lightbox],
    ...(listing ? [] : pages),
  ],
  projects: [
    { name: 'preflight', testMatch: 'preflight/*.setup.ts', teardown: 'sweep' },
    { name: 'sweep', testMatch: 'preflight/*.teardown.ts' },
    { name: 'dataset', testMatch: 'search/*.setup.ts', dependencies: ['preflight'] },
    { name: 'crud', testMatch: 'crud/**/*.spec.ts', dependencies: ['preflight'] },
    { name: 'validation', testMatch: 'validation/**/*.spec.ts', dependencies: ['preflight'] },
    { name: 'search', testMatch: 'search/**/*.spec.ts', dependencies: ['dataset'] },
  ],
});
