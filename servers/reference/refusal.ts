import type { Resource } from '../../spec/index.ts';

/** Codes of issue-type that this server uses (operationoutcome.html). */
export type IssueCode =
  | 'business-rule'
  | 'code-invalid'
  | 'conflict'
  | 'deleted'
  | 'duplicate'
  | 'exception'
  | 'extension'
  | 'informational'
  | 'invalid'
  | 'invariant'
  | 'login'
  | 'multiple-matches'
  | 'not-found'
  | 'not-supported'
  | 'required'
  | 'structure'
  | 'too-long'
  | 'value';

export interface Issue {
  severity: 'error' | 'warning' | 'information';
  code: IssueCode;
  diagnostics: string;
  /** FHIRPath into the request's resource, or `http.name` for a header or parameter of that name. */
  expression?: string;
}

/** A request that is not carried out: its status, its issues and any header that goes with them. */
export class Refusal extends Error {
  readonly status: number;
  readonly issues: readonly Issue[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, issues: readonly Issue[], headers: Record<string, string> = {}) {
    super(issues.map((issue) => issue.diagnostics).join(' '));
    this.name = 'Refusal';
    this.status = status;
    this.issues = issues;
    this.headers = headers;
  }
}

/** A refusal with a single issue. */
export function refuse(
  status: number,
  code: IssueCode,
  diagnostics: string,
  expression?: string,
): Refusal {
  return new Refusal(status, [
    { severity: 'error', code, diagnostics, ...(expression ? { expression } : {}) },
  ]);
}

/** A search parameter that the server does not know or does not support here. */
export class UnknownParameter extends Error {
  /** As the client wrote it, with modifiers and chain. */
  readonly parameter: string;

  constructor(parameter: string) {
    super(`The search parameter '${parameter}' is not supported.`);
    this.name = 'UnknownParameter';
    this.parameter = parameter;
  }
}

/** Issues as the resource that carries them. */
export function operationOutcome(issues: readonly Issue[]): Resource {
  return {
    resourceType: 'OperationOutcome',
    issue: issues.map(({ expression, ...issue }) => ({
      ...issue,
      ...(expression ? { expression: [expression] } : {}),
    })),
  };
}
