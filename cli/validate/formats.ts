import type { OutcomeIssue } from '../../oracles/validator/index.ts';
import type { Judged } from './judged.ts';

/** Writes verdicts down, one after the other and at the end what needs all of them. */
export interface Writer {
  one(judged: Judged): string;
  end(): string;
}

export const formats = ['text', 'json', 'junit', 'sarif'] as const;
export type Format = (typeof formats)[number];

/** The writer of a format. */
export function writerOf(format: Format): Writer {
  return { text: textWriter, json: jsonWriter, junit: junitWriter, sarif: sarifWriter }[format]();
}

/** Line and column of an issue in its document. */
export function placeOf({ extension }: OutcomeIssue): { line: number; column: number } | undefined {
  const number = (name: string) =>
    extension.find(({ url }) => url.endsWith(`-issue-${name}`))?.valueInteger;
  const line = number('line');
  return line === undefined ? undefined : { line, column: number('col') ?? 1 };
}

const isError = ({ severity }: OutcomeIssue) => severity === 'error' || severity === 'fatal';

function jsonWriter(): Writer {
  return {
    one: ({ source, valid, outcome }) => `${JSON.stringify({ source, valid, outcome })}\n`,
    end: () => '',
  };
}

function textWriter(): Writer {
  let all = 0;
  let invalid = 0;
  return {
    one: ({ source, valid, outcome }) => {
      all++;
      if (!valid) invalid++;
      const lines = outcome.issue
        .filter(({ severity }) => severity !== 'information')
        .map((issue) => `  ${issue.severity.padEnd(7)} ${told(issue)}`);
      return `${[`${valid ? 'valid  ' : 'invalid'}  ${source}`, ...lines].join('\n')}\n`;
    },
    end: () => `${all} judged, ${invalid} invalid\n`,
  };
}

function told(issue: OutcomeIssue): string {
  const place = placeOf(issue);
  const where = place ? `${place.line}:${place.column}  ` : '';
  return `${where}${issue.details.text}  [${issue.details.coding[0].code}]`;
}

function junitWriter(): Writer {
  const cases: string[] = [];
  let failures = 0;
  return {
    one: ({ source, valid, outcome }) => {
      if (!valid) failures++;
      const body = outcome.issue.filter(isError).map(told).join('\n');
      const message = outcome.issue.find(isError)?.details.text ?? '';
      cases.push(
        valid
          ? `    <testcase classname="lightbox.validate" name="${xml(source)}"/>`
          : [
              `    <testcase classname="lightbox.validate" name="${xml(source)}">`,
              `      <failure type="invalid" message="${xml(message)}">${xml(body)}</failure>`,
              '    </testcase>',
            ].join('\n'),
      );
      return '';
    },
    end: () => {
      const counts = `tests="${cases.length}" failures="${failures}" errors="0"`;
      return [
        '<?xml version="1.0" encoding="UTF-8"?>',
        `<testsuites name="lightbox validate" ${counts}>`,
        `  <testsuite name="lightbox validate" ${counts} skipped="0">`,
        ...cases,
        '  </testsuite>',
        '</testsuites>',
        '',
      ].join('\n');
    },
  };
}

// What XML 1.0 cannot hold is shown as a question mark.
const unholdable = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(text: string): string {
  return text.replace(unholdable, '?').replace(/[&<>"]/g, (one) => entities[one] ?? one);
}

const levels: Record<string, string> = {
  fatal: 'error',
  error: 'error',
  warning: 'warning',
  information: 'note',
};

function sarifWriter(): Writer {
  const results: object[] = [];
  const rules = new Set<string>();
  return {
    one: ({ source, outcome }) => {
      for (const issue of outcome.issue) {
        const ruleId = issue.details.coding[0].code;
        if (issue.severity === 'information') continue;
        rules.add(ruleId);
        results.push(sarifResult(source, ruleId, issue));
      }
      return '';
    },
    end: () => {
      const driver = { name: 'lightbox validate', rules: [...rules].map((id) => ({ id })) };
      const log = {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
      };
      return `${JSON.stringify(log, null, 2)}\n`;
    },
  };
}

function sarifResult(source: string, ruleId: string, issue: OutcomeIssue): object {
  const [file = source, n] = source.split(/#(?=\d+$)/);
  const place = placeOf(issue);
  const isLine = n !== undefined && place?.line === 1;
  const region = place && {
    // The n-th line of NDJSON is a document of its own, with lines of its own.
    startLine: isLine ? Number(n) : place.line,
    startColumn: place.column,
  };
  const [expression] = issue.expression ?? [];
  return {
    ruleId,
    level: levels[issue.severity],
    message: { text: issue.details.text },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...(region && { region }) },
        ...(expression && { logicalLocations: [{ fullyQualifiedName: expression }] }),
      },
    ],
  };
}
