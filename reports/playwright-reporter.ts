import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import pc from 'picocolors';
import { emptyAllureResults, writeAllureEnvironment } from './allure.ts';
import { generateAllureHtml } from './allure-html.ts';
import { buildRun } from './build-run.ts';
import { junitXml } from './junit.ts';
import { announceKeeper, turnBack } from './keep-worker.ts';
import { type PlannedCheck, plannedCheck } from './planned-check.ts';
import { playedOf } from './played.ts';
import { Progress } from './progress.ts';
import { makeReadable } from './readable-annotations.ts';
import { catalogue } from './requirement-lookup.ts';
import type { RunDocument } from './run-document.ts';
import { diagnosesFile, readDiagnoses, readSessionFacts } from './session-facts.ts';
import { consoleSummary } from './summary.ts';
import { markdownSummary } from './summary-markdown.ts';
import { tableFiles, writeValidationTable } from './write-validation-table.ts';

/** What the reporter is told in playwright.config.ts. */
export interface ReporterOptions {
  /** Folder of all output; else LIGHTBOX_OUT, else reports/out. */
  out?: string;
  runId?: string;
  seed?: number;
  profile?: RunDocument['profile'];
  /** Warnings count as failures. */
  strict?: boolean;
  /** Base URL as configured; absent: the embedded server, whose URL preflight tells. */
  url?: string;
  /** Free of secrets. */
  settings?: Record<string, unknown>;
  /** Make Allure's results and HTML; false leaves them alone. */
  allure?: boolean;
  /** Playwright's own: `list` means that nothing will run. */
  _mode?: 'test' | 'list' | 'merge';
}

/** Reports of an earlier run that must not be taken for this one's, should it be killed. */
const stale = ['run.json', 'junit.xml', 'summary.md', ...tableFiles, diagnosesFile];

/**
 * Writes run.json, junit.xml and summary.md and prints the summary. Has to be the first reporter:
 * it gives failed tests their failure back (keep-worker.ts) before the others look.
 * The run is green only if the verdict is conformant: a run that judged nothing never is.
 */
export default class LightboxReporter implements Reporter {
  private readonly options: ReporterOptions;
  private readonly out: string;
  private readonly started = new Date();
  private readonly listing: boolean;
  private readonly checks = new Map<string, { test: TestCase; planned: PlannedCheck }>();
  private readonly broken: { title: string; message: string }[] = [];
  private readonly errors: string[] = [];
  private progress = new Progress(0, process.stdout);
  private run: RunDocument | undefined;

  constructor(options: ReporterOptions = {}) {
    this.options = options;
    this.out = options.out ?? (process.env.LIGHTBOX_OUT || 'reports/out');
    this.listing = options._mode === 'list';
    if (options._mode === undefined || options._mode === 'test') announceKeeper();
  }

  printsToStdio(): boolean {
    return !this.listing;
  }

  onBegin(_config: FullConfig, suite: Suite): void {
    if (this.listing) return;
    mkdirSync(this.out, { recursive: true });
    for (const name of stale) rmSync(join(this.out, name), { force: true });
    if (this.options.allure !== false) emptyAllureResults(this.out);
    const tests = suite.allTests();
    for (const test of tests) {
      const planned = plannedCheck(test.annotations);
      if (planned !== undefined) this.checks.set(test.id, { test, planned });
    }
    this.progress = new Progress(tests.length, process.stdout);
    const noun = this.checks.size === 1 ? 'check' : 'checks';
    this.progress.say(`Lightbox: ${this.checks.size} ${noun}\n`);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    turnBack(test, result);
    const red = !test.ok();
    if (red && !this.checks.has(test.id)) {
      const title = `${test.parent.project()?.name ?? ''} › ${test.title}`;
      this.broken.push({ title, message: plain(result.error?.message ?? result.status) });
    }
    this.progress.step(this.checks.get(test.id)?.planned.id ?? test.title, red);
  }

  onError(error: TestError): void {
    const text = plain(error.stack ?? error.message ?? error.value ?? 'unknown error');
    this.errors.push(text);
    if (!this.listing) this.progress.say(`${pc.red(text)}\n`);
    else process.stderr.write(`${text}\n`);
  }

  onStdOut(chunk: string | Buffer): void {
    if (!this.listing) this.progress.say(String(chunk));
  }

  onStdErr(chunk: string | Buffer): void {
    this.progress.clear();
    process.stderr.write(chunk);
  }

  onEnd(result: FullResult): Promise<{ status?: FullResult['status'] } | undefined> | undefined {
    if (this.listing) return undefined;
    this.progress.clear();
    const run = this.document(result);
    this.run = run;
    writeFileSync(join(this.out, 'run.json'), `${JSON.stringify(run, null, 2)}\n`);
    writeFileSync(join(this.out, 'junit.xml'), junitXml(run));
    writeFileSync(join(this.out, 'summary.md'), markdownSummary(run, catalogue));
    writeValidationTable(this.out, run);
    this.print(run);
    for (const { test, planned } of this.checks.values()) makeReadable(test, planned, catalogue);
    if (result.status !== 'passed' || run.verdict === 'conformant') return undefined;
    return Promise.resolve({ status: 'failed' });
  }

  async onExit(): Promise<void> {
    if (this.run === undefined || this.options.allure === false) return;
    // Nothing was judged: the console says why, and a page would keep it waiting.
    if (this.run.counts.notRun === this.run.counts.planned) {
      rmSync(join(this.out, 'allure-report'), { recursive: true, force: true });
      return;
    }
    writeAllureEnvironment(this.out, this.run);
    const html = await generateAllureHtml(this.out);
    const text = html.made ? `Allure report: ${shown(html.file)}` : html.message;
    process.stdout.write(`${pc.dim(text)}\n`);
  }

  private document(result: FullResult): RunDocument {
    const runId = this.options.runId ?? process.env.LIGHTBOX_RUN_ID;
    const session = readSessionFacts(this.out, runId);
    const diagnoses = readDiagnoses(this.out);
    const reason = this.whyNotRun(result);
    return buildRun({
      suite: suiteVersion(),
      runId: runId ?? session?.runId ?? 'unknown',
      seed: this.options.seed ?? 0,
      profile: this.options.profile ?? 'imagingstudy',
      started: this.started.toISOString(),
      finished: new Date().toISOString(),
      url: process.env.FHIR_BASE_URL || this.options.url || 'unknown',
      strict: this.options.strict ?? false,
      settings: this.options.settings ?? {},
      ...(session === undefined ? {} : { session }),
      ...(diagnoses === undefined ? {} : { diagnoses }),
      checks: [...this.checks.values()].map(({ test, planned }) => {
        const played = playedOf(test);
        return { planned, ...(played === undefined ? {} : { played }) };
      }),
      ...(reason === undefined ? {} : { notRunReason: reason }),
    });
  }

  private whyNotRun(result: FullResult): string | undefined {
    const [first] = this.broken;
    if (first !== undefined) return `${first.title} failed: ${first.message.split('\n', 1)[0]}`;
    if (result.status === 'interrupted') return 'the run was interrupted';
    return result.status === 'timedout' ? 'the run reached its time limit' : undefined;
  }

  private print(run: RunDocument): void {
    const explained = run.target.diagnoses?.some((diagnosis) => diagnosis.fatal) === true;
    for (const { title, message } of explained ? [] : this.broken) {
      process.stdout.write(`${pc.red(`✗ ${title}`)}\n${message}\n`);
    }
    const width = process.stdout.isTTY ? process.stdout.columns : undefined;
    const text = consoleSummary(run, {
      requirement: catalogue,
      ...(width === undefined ? {} : { width }),
      folder: shown(this.out),
      files: ['run.json', 'junit.xml', 'summary.md', 'playwright-report/'],
    });
    process.stdout.write(`\n${text}`);
    if (run.counts.planned === 0) {
      process.stdout.write('No check was selected, so nothing was judged: the run is not green.\n');
    }
  }
}

function plain(text: string): string {
  return stripVTControlCharacters(text);
}

function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near === '' || near.startsWith('..') ? resolve(path) : near;
}

function suiteVersion(): { name: string; version: string } {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return { name, version };
}
