/** JSON property names and array indexes, from the root of the document. */
export type JsonPath = readonly (string | number)[];

/** http://hl7.org/fhir/ValueSet/issue-severity */
export type Severity = 'fatal' | 'error' | 'warning' | 'information';

/** Codes of http://hl7.org/fhir/ValueSet/issue-type that a validator has use for. */
export type IssueCode =
  | 'invalid'
  | 'structure'
  | 'required'
  | 'value'
  | 'invariant'
  | 'code-invalid'
  | 'not-supported'
  | 'not-found'
  | 'too-long'
  | 'too-costly'
  | 'business-rule'
  | 'exception'
  | 'informational';

/** Whose rule it is: R4's, or DICOM's own, which R4 does not hold a study to. */
export type RuleSource = 'R4' | 'DICOM';

/** One thing that is wrong, or worth a word, before it becomes an issue of an OperationOutcome. */
export interface Issue {
  severity: Severity;
  code: IssueCode;
  /** What kind of rule it is (`cardinality-min`, `ref-1`, …); the table is in README.md. */
  rule: string;
  text: string;
  /** Page and fragment of R4, or part of DICOM. */
  clause: string;
  path: JsonPath;
  source?: RuleSource;
  /** Place in the text, where it is known already. */
  offset?: number;
}

/** What an issue says beside the place where it is. */
export type IssueBody = Omit<Issue, 'path'>;

/** Short form of a value for a message. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
  }
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  return String(value);
}
