// Adds up the project's own tests (vitest's JSON) and the checks of a run (run.json).
import { readFileSync } from 'node:fs';

const [tests, run] = process.argv.slice(2).map(read);
let green = 0;
let red = 0;

if (tests) {
  // A file that could not be loaded has no tests to fail.
  const unloaded = tests.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  green += tests.numPassedTests;
  red += tests.numFailedTests + unloaded.length;
}
if (run) {
  const { passed, warning, failed, notTestable, harnessError, notRun } = run.counts;
  green += passed + warning;
  red += failed + notTestable + harnessError + notRun;
}
console.log(`${green} passed, ${red + Number(!tests) + Number(!run)} failed`);

/** What a step was to leave behind; undefined, and a failure, if it did not come to its end. */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    return undefined;
  }
}
