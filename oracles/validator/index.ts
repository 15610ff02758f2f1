import type { Issue } from './issue.ts';
import { survey } from './json-survey.ts';
import { syntaxProblem, textProblems } from './json-text.ts';
import { modelOf } from './model.ts';
import { type OperationOutcome, outcomeOf } from './outcome.ts';
import { Walk } from './walk.ts';
import type { WrittenForm } from './written-form.ts';

export type { OperationOutcome, OutcomeIssue } from './outcome.ts';
export { ALL_OK, RULE_SYSTEM } from './outcome.ts';

/** The verdict on a document. */
export interface Validation {
  /** No issue of severity error or fatal. */
  valid: boolean;
  outcome: OperationOutcome;
}

export interface ValidatorOptions {
  /** Resource types that the document may be; left out: any. */
  types?: readonly string[];
  /** Leaves out what has no bearing on the verdict: warnings and notes. */
  errorsOnly?: boolean;
}

/** Judges whether documents are valid R4 resources. It throws on nothing. */
export interface Validator {
  /** A JSON text, as it was sent. Only here can duplicate names, places and the form of numbers be seen. */
  validateText(text: string): Validation;
  /** A parsed document; with the text that it was parsed from, as {@link validateText}. */
  validate(json: unknown, text?: string): Validation;
}

/**
 * A validator of R4 4.0.1: structure, primitives, required bindings, invariants, references, narrative, and with
 * warnings what DICOM adds. Any resource type whose elements are in `spec/data` is known to it.
 */
export function createValidator(options: ValidatorOptions = {}): Validator {
  for (const type of options.types ?? []) modelOf(type);
  const judge = (issues: Issue[], document: unknown, text?: string): Validation => ({
    valid: !issues.some(isError),
    outcome: outcomeOf(options.errorsOnly ? issues.filter(isError) : issues, document, text),
  });
  const guarded = (run: () => Validation): Validation => {
    try {
      return run();
    } catch (error) {
      return judge([failure(error)], undefined);
    }
  };
  return {
    validate: (json, text) =>
      guarded(() =>
        text === undefined ? judge(problems(json, options), json) : ofText(text, json),
      ),
    validateText: (text) => guarded(() => ofText(text)),
  };

  function ofText(given: string, parsed?: unknown): Validation {
    const issues: Issue[] = [];
    const marked = given.startsWith('\uFEFF');
    if (marked) issues.push(BYTE_ORDER_MARK);
    const text = marked ? ` ${given.slice(1)}` : given;
    let document: unknown;
    try {
      document = parsed ?? JSON.parse(text);
    } catch (error) {
      return judge([...issues, syntaxProblem(text, error)], undefined, text);
    }
    issues.push(...problems(document, options, text));
    return judge(issues, document, text);
  }
}

function isError({ severity }: Issue): boolean {
  return severity === 'error' || severity === 'fatal';
}

function problems(document: unknown, options: ValidatorOptions, text?: string): Issue[] {
  const { types, errorsOnly = false } = options;
  const { found, form } = new Walk(errorsOnly).document(document);
  const { issues, leftOut } = found;
  if (text !== undefined && !isUsual(text, form, found.errors)) {
    issues.push(...textProblems(text, document));
  }
  const type = (document as { resourceType?: unknown } | null)?.resourceType;
  if (types && typeof type === 'string' && !types.includes(type)) {
    issues.push(wrongType(type, types));
  }
  if (leftOut > 0) issues.push(tooMany(leftOut));
  return issues;
}

/** Whether a text is certain to have no name twice and no whole number that is written otherwise. */
function isUsual(text: string, form: WrittenForm, errors: number): boolean {
  const isShortest = errors === 0 && form.isShortest && text.length === form.length;
  if (isShortest && !text.includes('\\')) return true;
  const { keys, oddNumbers } = survey(text);
  return keys === form.keys && oddNumbers === form.fractions;
}

const BYTE_ORDER_MARK: Issue = {
  severity: 'error',
  code: 'structure',
  rule: 'byte-order-mark',
  text: 'starts with a byte-order mark, which JSON text must not have',
  clause: 'json.html#json (RFC 8259, 8.1)',
  path: [],
  offset: 0,
};

function wrongType(type: string, types: readonly string[]): Issue {
  return {
    severity: 'error',
    code: 'invalid',
    rule: 'resource-type',
    text: `is a ${type}, where ${types.join(' or ')} is expected`,
    clause: 'json.html#resources',
    path: [],
  };
}

function tooMany(leftOut: number): Issue {
  return {
    severity: 'information',
    code: 'too-costly',
    rule: 'left-out',
    text: `${leftOut} further issues are left out`,
    clause: 'operationoutcome.html',
    path: [],
  };
}

function failure(error: unknown): Issue {
  return {
    severity: 'fatal',
    code: 'exception',
    rule: 'not-judged',
    text: `could not be judged: ${error instanceof Error ? error.message : 'of an unknown reason'}`,
    clause: 'json.html#json',
    path: [],
  };
}
