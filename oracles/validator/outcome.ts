import { expressionOf } from './expression.ts';
import type { Issue } from './issue.ts';
import { offsetsOf, positionsOf } from './places.ts';

/** An OperationOutcome as the validator makes it (operationoutcome.html). */
export interface OperationOutcome {
  resourceType: 'OperationOutcome';
  issue: OutcomeIssue[];
}

export interface OutcomeIssue {
  /** Whose rule it is and, where a text was given, line and column in it. */
  extension: { url: string; valueString?: string; valueInteger?: number }[];
  severity: Issue['severity'];
  code: Issue['code'];
  details: { coding: [{ system: string; code: string }]; text: string };
  /** The clause that says so. */
  diagnostics?: string;
  expression?: string[];
}

/** System of the codes in `details`: what kind of rule is broken. */
export const RULE_SYSTEM = 'urn:fhir-lightbox:validator-rule';

const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-issue-';

/** The OperationOutcome that tells the issues of a document, or that there are none. */
export function outcomeOf(
  issues: readonly Issue[],
  document: unknown,
  text: string | undefined,
): OperationOutcome {
  if (issues.length === 0) return { resourceType: 'OperationOutcome', issue: [ALL_OK] };
  const places = text === undefined ? [] : placesOf(issues, text);
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map((issue, i) => outcomeIssue(issue, document, places[i])),
  };
}

/** The issue of an outcome that has no other. */
export const ALL_OK: OutcomeIssue = {
  extension: [{ url: `${EXTENSION}source`, valueString: 'R4' }],
  severity: 'information',
  code: 'informational',
  details: { coding: [{ system: RULE_SYSTEM, code: 'valid' }], text: 'All OK' },
};

function outcomeIssue(
  issue: Issue,
  document: unknown,
  place: { line: number; column: number } | undefined,
): OutcomeIssue {
  const { severity, code, rule, text, clause, path, source = 'R4' } = issue;
  const expression = expressionOf(document, path);
  return {
    extension: [
      { url: `${EXTENSION}source`, valueString: source },
      ...(place
        ? [
            { url: `${EXTENSION}line`, valueInteger: place.line },
            { url: `${EXTENSION}col`, valueInteger: place.column },
          ]
        : []),
    ],
    severity,
    code,
    details: {
      coding: [{ system: RULE_SYSTEM, code: rule }],
      text: expression === undefined ? text : `${shortened(expression)}: ${text}`,
    },
    diagnostics: clause,
    ...(expression !== undefined && { expression: [expression] }),
  };
}

function shortened(expression: string): string {
  return expression.length > 200 ? `${expression.slice(0, 197)}...` : expression;
}

function placesOf(issues: readonly Issue[], text: string) {
  const offsets = offsetsOf(
    text,
    issues.map(({ path }) => path),
  );
  return positionsOf(
    text,
    issues.map(({ offset }, i) => offset ?? offsets[i] ?? 0),
  );
}
