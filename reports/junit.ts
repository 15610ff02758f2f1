import type { Finding } from '../evidence/finding.ts';
import { groupBy } from './grouping.ts';
import type { CheckEntry, RunDocument } from './run-document.ts';

type Kind = 'failure' | 'error' | 'skipped' | 'passed';

/** How JUnit's four words carry our outcomes: what could not be judged is an error, never green. */
const kinds: Record<CheckEntry['outcome'], Kind> = {
  passed: 'passed',
  warning: 'passed',
  failed: 'failure',
  notApplicable: 'skipped',
  notTestable: 'error',
  harnessError: 'error',
  notRun: 'error',
};

/** The run as JUnit XML: a suite for each chapter, a case for each check. */
export function junitXml(run: RunDocument): string {
  const strict = run.target.settings.strict === true;
  const chapters = groupBy(run.checks, (check) => check.chapter);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: run.suite.name, ...totals(run.checks, strict) })}>`,
  ];
  for (const [chapter, checks] of chapters) {
    const suite = { name: chapter, timestamp: run.started, ...totals(checks, strict) };
    lines.push(`  <testsuite${attributes(suite)}>`);
    lines.push(...properties('    ', { target: run.target.url, runId: run.runId, seed: run.seed }));
    for (const check of checks) lines.push(...testCase(check, strict));
    lines.push('  </testsuite>');
  }
  lines.push('</testsuites>', '');
  return lines.join('\n');
}

function kindOf(check: CheckEntry, strict: boolean): Kind {
  return strict && check.outcome === 'warning' ? 'failure' : kinds[check.outcome];
}

function totals(checks: readonly CheckEntry[], strict: boolean) {
  const count = (kind: Kind) => checks.filter((check) => kindOf(check, strict) === kind).length;
  return {
    tests: checks.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds(checks.reduce((sum, check) => sum + check.durationMs, 0)),
  };
}

function testCase(check: CheckEntry, strict: boolean): string[] {
  const kind = kindOf(check, strict);
  const head = {
    classname: `lightbox.${check.chapter}`,
    name: `${check.id} · ${check.title}`,
    time: seconds(check.durationMs),
  };
  const lines = [
    `    <testcase${attributes(head)}>`,
    ...properties('      ', {
      id: check.id,
      level: check.level,
      requirements: check.requirements.join(' '),
      ...(check.parameter === undefined ? {} : { parameter: check.parameter }),
      ...(check.behaviour === undefined ? {} : { behaviour: check.behaviour }),
      outcome: check.outcome,
    }),
  ];
  const said = check.findings[0]?.message ?? check.reason ?? check.outcome;
  if (kind === 'failure' || kind === 'error') {
    const type = kind === 'failure' ? (check.findings[0]?.code ?? check.outcome) : check.outcome;
    const body = check.findings.map(findingText).join('\n\n');
    lines.push(
      `      <${kind}${attributes({ type, message: said })}>${escapeText(body)}</${kind}>`,
    );
  } else if (kind === 'skipped') {
    lines.push(`      <skipped${attributes({ message: check.reason ?? 'not applicable' })}/>`);
  } else if (check.findings.length > 0) {
    const body = check.findings.map((finding) => `warning: ${findingText(finding)}`).join('\n\n');
    lines.push(`      <system-out>${escapeText(body)}</system-out>`);
  }
  lines.push('    </testcase>');
  return lines;
}

function findingText(finding: Finding): string {
  return [
    finding.message,
    `expected: ${JSON.stringify(finding.expected)}`,
    `actual: ${JSON.stringify(finding.actual)}`,
    ...(finding.expression === undefined ? [] : [`at: ${finding.expression}`]),
    ...(finding.exchange === undefined ? [] : [`exchange: ${finding.exchange}`]),
  ].join('\n');
}

function properties(indent: string, values: Record<string, string | number>): string[] {
  const rows = Object.entries(values).map(
    ([name, value]) => `${indent}  <property${attributes({ name, value })}/>`,
  );
  return [`${indent}<properties>`, ...rows, `${indent}</properties>`];
}

function attributes(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeAttribute(String(value))}"`)
    .join('');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

// What XML 1.0 cannot hold, not even escaped: most control characters, half a surrogate pair.
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function escapeText(text: string): string {
  return text
    .replace(forbidden, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}

function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#9;')
    .replaceAll('\n', '&#10;');
}
