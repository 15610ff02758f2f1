// Adds up the project's own tests (vitest's JSON) and the checks of a run (run.json).
import { readFileSync } from 'node:fs';

const [tests, run] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));

// A file that could not be loaded has no tests to fail.
const unloaded = tests.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
);
const { passed, warning, failed, notTestable, harnessError, notRun } = run.counts;

const green = tests.numPassedTests + passed + warning;
const red = tests.numFailedTests + unloaded.length + failed + notTestable + harnessError + notRun;
console.log(`${green} passed, ${red} failed`);
