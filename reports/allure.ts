import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AllureReporter } from 'allure-playwright';
import type { CheckResult, Level } from '../evidence/finding.ts';
import { allureDescription, shortJson } from './allure-description.ts';
import {
  checkAnnotation,
  hiddenCheckAnnotation,
  type PlannedCheck,
  plannedCheck,
  resultAttachment,
} from './planned-check.ts';
import type { RequirementLookup } from './requirement-lookup.ts';
import type { RunDocument } from './run-document.ts';

/** Options of the allure-playwright reporter. */
export type AllureOptions = NonNullable<ConstructorParameters<typeof AllureReporter>[0]>;
type Listener = NonNullable<AllureOptions['listeners']>[number];
type AllureResult = Parameters<NonNullable<Listener['beforeTestResultWrite']>>[0];
type AllureStep = AllureResult['steps'][number];
type Status = NonNullable<AllureResult['status']>;

const severities: Record<Level, string> = { SHALL: 'critical', SHOULD: 'normal', MAY: 'minor' };

/** Attachments that the description tells better: the result, and Playwright's notes on a page. */
const clutter = [resultAttachment, 'error-context'];

/** Allure's entry in the list of reporters of playwright.config.ts. */
export function allureEntry(
  out: string,
  requirement: RequirementLookup,
): ['allure-playwright', AllureOptions] {
  const resultsDir = allureResultsFolder(out);
  const listeners = [allureListener(resultsDir, requirement)];
  return ['allure-playwright', { resultsDir, detail: false, listeners }];
}

/** Where allure-playwright writes and `allure generate` reads. */
export function allureResultsFolder(out: string): string {
  return join(out, 'allure-results');
}

/** Empties the results folder: allure-playwright never does, and old results would mix in. */
export function emptyAllureResults(out: string): void {
  const folder = allureResultsFolder(out);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}

/** Where a check stands in Allure's trees, and how grave its failure is. */
export function allureLabels(check: PlannedCheck): { name: string; value: string }[] {
  const [, subject = check.id] = check.id.split('/');
  return [
    { name: 'epic', value: 'ImagingStudy R4' },
    { name: 'feature', value: check.chapter },
    { name: 'story', value: check.parameter ?? subject },
    { name: 'severity', value: severities[check.level] },
    { name: 'tag', value: check.level },
    ...(check.behaviour === undefined ? [] : [{ name: 'tag', value: check.behaviour }]),
  ];
}

/** Links from a check to the places in R4 that it cites. */
export function allureLinks(
  check: PlannedCheck,
  requirement: RequirementLookup,
): { name: string; url: string; type: string }[] {
  return check.requirements.flatMap((id) => {
    const found = requirement(id);
    if (found === undefined) return [];
    return [{ name: `R4 ${found.level}: ${found.title}`, url: found.spec, type: 'link' }];
  });
}

/**
 * Dresses each Allure result as the check it is: labels, links, severity and a description.
 * What could not be judged becomes *broken* (Allure's word for "not the product's fault"), a warning
 * stays passed and is tagged. The test needs nothing but its annotation and its attachment.
 */
export function allureListener(resultsDir: string, requirement: RequirementLookup): Listener {
  return {
    beforeTestResultWrite(result) {
      // the runner's own labels (host, process, file) say nothing about the server
      result.labels = result.labels.filter((label) => label.name.startsWith('_'));
      const check = checkOf(result.steps);
      if (check === undefined) {
        result.labels.push({ name: 'epic', value: 'Preparation' });
        return;
      }
      const outcome = readResult(result.steps, resultsDir);
      // a step that was made of an annotation never started
      result.steps = result.steps.filter((step) => step.start !== undefined && !cluttered(step));
      result.labels.push(...allureLabels(check));
      result.links.push(...allureLinks(check, requirement));
      result.description = allureDescription(check, outcome, requirement);
      applyOutcome(result, outcome);
    },
  };
}

/** allure-playwright shows an annotation it does not know as a step, `type: description`. */
function checkOf(steps: AllureStep[]): PlannedCheck | undefined {
  for (const type of [checkAnnotation, hiddenCheckAnnotation]) {
    const step = steps.find((candidate) => candidate.name?.startsWith(`${type}: `));
    const text = step?.name?.slice(type.length + 2);
    if (text !== undefined) return plannedCheck([{ type: checkAnnotation, description: text }]);
  }
  return undefined;
}

function cluttered(step: AllureStep): boolean {
  return clutter.includes(step.name ?? '');
}

function readResult(steps: AllureStep[], resultsDir: string): CheckResult | undefined {
  const step = steps.find((candidate) => candidate.name === resultAttachment);
  const source = step?.attachments[0]?.source;
  if (source === undefined || !existsSync(join(resultsDir, source))) return undefined;
  return JSON.parse(readFileSync(join(resultsDir, source), 'utf8')) as CheckResult;
}

function applyOutcome(result: AllureResult, check: CheckResult | undefined): void {
  const red = result.status === ('failed' as Status) || result.status === ('broken' as Status);
  const outcome = check?.outcome ?? (red ? 'harnessError' : 'notRun');
  if (red && (outcome === 'notTestable' || outcome === 'harnessError')) {
    result.status = 'broken' as Status;
  }
  if (!['passed', 'failed', 'notApplicable'].includes(outcome)) {
    result.labels.push({ name: 'tag', value: outcome });
  }
  const [first] = check?.findings ?? [];
  const message = check?.findings.map((finding) => finding.message).join('\n') || check?.reason;
  if (message === undefined) return;
  // what the check says, without the stack of the error that only carries it
  result.statusDetails = {
    message,
    ...(first === undefined
      ? {}
      : { expected: shortJson(first.expected), actual: shortJson(first.actual) }),
  };
}

/** Tells Allure about the target: the table "environment" of its report. */
export function writeAllureEnvironment(out: string, run: RunDocument): void {
  const { url, software, fhirVersion, preflight } = run.target;
  const rows: [string, unknown][] = [
    ['Target', url],
    ['Software', software],
    ['FHIR version', fhirVersion],
    ['Index lag (ms)', preflight?.indexLagMs],
    ['Verdict', run.verdict],
    ['Profile', run.profile],
    ['Run', run.runId],
    ['Seed', run.seed],
  ];
  const lines = rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${property(name)}=${property(String(value))}`);
  writeFileSync(join(allureResultsFolder(out), 'environment.properties'), `${lines.join('\n')}\n`);
}

/** Escapes what a Java properties file reads specially. */
function property(text: string): string {
  return text.replace(/[\\=: ]/g, '\\$&').replace(/\s/g, ' ');
}
