import { type APIRequestContext, test as base, type TestInfo } from '@playwright/test';
import { curl } from '../evidence/curl.ts';
import type { Exchange, Transport } from '../evidence/exchange.ts';
import type { CheckResult, Finding } from '../evidence/finding.ts';
import type { Check } from '../fixtures/check.ts';
import { loadSettings, type Settings, secretsOf } from '../fixtures/settings.ts';
import { fileStation, type Station } from '../fixtures/station.ts';
import { contextOptions, nodeTransport, playwrightTransport } from '../fixtures/transport.ts';
import { requirement } from '../requirements/index.ts';
import { play } from './play.ts';

/** Findings beyond these are in run.json; a report with thousands of exchanges helps nobody. */
const ATTACHED_EXCHANGES = 4;

/** The reporter that turns a kept failure red again is listening (reports/keep-worker.ts). */
const keepsWorker = () => process.env.LIGHTBOX_KEEP_WORKER === String(process.ppid);

/** Playwright's test with what Lightbox prepares once per worker. */
export const test = base.extend<{ kept: undefined }, { station: Station }>({
  station: [
    async ({ playwright }, use, { workerIndex }) => {
      const settings = loadSettings();
      const api: APIRequestContext = await playwright.request.newContext(contextOptions(settings));
      await use(fileStation(settings, transportFor(settings, api), `worker-${workerIndex}`));
      await api.dispose();
    },
    { scope: 'worker', box: 'self' },
  ],
  kept: [
    async ({ station: _ }, use, info) => {
      await use(undefined);
      if (keepsWorker() && info.status === 'failed' && info.expectedStatus === 'passed') {
        info.fail(true, 'lightbox: failed, worker kept');
      }
    },
    { auto: true, box: 'self' },
  ],
});

/**
 * Playwright writes the headers of a request that fails into the log of its error, and from there into
 * every report. So what carries credentials does not go through it.
 */
function transportFor(settings: Settings, api: APIRequestContext): Transport {
  const secret = secretsOf(settings).length > 0;
  return secret ? nodeTransport(settings.tls) : playwrightTransport(api);
}

/** Hands checks to Playwright Test: one test each. */
export function playTests(checks: readonly Check[]): void {
  for (const check of checks) {
    const { id, rule, chapter, level, requirements, parameter, behaviour } = check;
    const planned = { id, title: rule, chapter, level, requirements, parameter, behaviour };
    const annotation = { type: 'lightbox-check', description: JSON.stringify(planned) };
    test(`${id} · ${rule}`, { annotation }, async ({ station }, info) => {
      const { result, exchanges } = await play(check, station);
      attach(info, result, exchanges);
      test.skip(result.outcome === 'notApplicable', result.reason);
      const strict = station.settings.strict && result.outcome === 'warning';
      if (strict || ['failed', 'notTestable', 'harnessError'].includes(result.outcome)) {
        throw new Error(explain(check, result));
      }
    });
  }
}

/** Pushed, not `info.attach`: that adds a step with a stack trace of its own to each test. */
function attach(info: TestInfo, result: CheckResult, exchanges: readonly Exchange[]): void {
  const add = (name: string, contentType: string, text: string) =>
    info.attachments.push({ name, contentType, body: Buffer.from(text) });
  add('lightbox-result', 'application/json', JSON.stringify(result));
  if (result.outcome === 'passed') return;
  const cited = new Set(result.findings.map(({ exchange }) => exchange));
  const shown = cited.size > 0 ? exchanges.filter(({ id }) => cited.has(id)) : exchanges.slice(-1);
  for (const exchange of shown.slice(0, ATTACHED_EXCHANGES)) {
    add(`exchange-${exchange.id.split('#').at(-1)}`, 'text/plain', transcript(exchange));
  }
}

/** Request, response and the line that sends it again. */
function transcript({ request, response, error }: Exchange): string {
  const headers = (of: Record<string, string>) =>
    Object.entries(of).map(([name, value]) => `${name}: ${value}`);
  return [
    `${request.method} ${request.url}`,
    ...headers(request.headers),
    '',
    ...(request.body === undefined ? [] : [request.body, '']),
    response ? `← ${response.status}` : `← no answer: ${error}`,
    ...(response ? [...headers(response.headers), '', response.body] : []),
    '',
    curl(request),
  ].join('\n');
}

/** What a person reads who has never seen this project. */
function explain(check: Check, result: CheckResult): string {
  const rule = requirement(check.requirements[0] ?? '');
  const lines = [
    `Rule (${check.level}): ${check.rule}`,
    `R4: ${rule.spec}`,
    ...(result.reason === undefined ? [] : [`${wording[result.outcome]}: ${result.reason}`]),
    ...result.findings.flatMap(describe),
    check.needs.answers
      ? 'Again: npx playwright test'
      : `Again: npx playwright test --grep "${check.id} "`,
  ];
  return lines.join('\n');
}

const wording: Partial<Record<CheckResult['outcome'], string>> = {
  notTestable: 'Not testable',
  harnessError: 'Error in Lightbox itself',
};

function describe({ severity, message, expected, actual, exchange }: Finding): string[] {
  return [
    `${severity === 'failed' ? 'Broken' : 'Advice'}: ${message}`,
    `  expected: ${short(expected)}`,
    `  actual:   ${short(actual)}`,
    ...(exchange === undefined ? [] : [`  exchange: ${exchange}`]),
  ];
}

function short(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return text.length > 600 ? `${text.slice(0, 600)} …` : text;
}
