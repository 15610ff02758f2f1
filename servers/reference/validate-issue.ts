import type { Resource } from '../../spec/index.ts';
import type { Issue, IssueCode } from './refusal.ts';

/** What a check of one object needs to know about where it is. */
export interface Place {
  /** FHIRPath of the object. */
  path: string;
  /** The resource that literal references starting with `#` are looked up in. */
  container: Resource;
}

export function error(code: IssueCode, diagnostics: string, expression: string): Issue {
  return { severity: 'error', code, diagnostics, expression };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Number)
  );
}
