import { codeIssue } from './check-coded.ts';
import type { Property } from './content-model.ts';
import { type IssueBody, shown } from './issue.ts';
import { type NarrativeScope, narrativeProblems } from './narrative.ts';
import { structure } from './structure-issues.ts';

const KEPT = 256;
const NONE: readonly IssueBody[] = [];

/** What is wrong with the value of a primitive element. */
export function primitiveIssues(
  value: unknown,
  property: Property,
  scope: NarrativeScope,
): readonly IssueBody[] {
  const { primitive } = property;
  if (!primitive) return NONE;
  if (typeof value !== primitive.json) {
    const text = `is ${shown(value)}, but ${primitive.name} is a JSON ${primitive.json}`;
    return [structure('type', text, 'json.html#primitive')];
  }
  const problem = primitive.check(value as string | number | boolean);
  if (problem) return [{ ...problem, text: `${shown(value)} ${problem.text}` }];
  if (property.codes || property.form) {
    const issue = codeIssue(value as string, property);
    return issue ? [issue] : NONE;
  }
  return primitive.name === 'xhtml' ? narrativeProblems(value as string, scope) : NONE;
}

/** Whether a value is right beyond doubt, and nothing has to be taken down of it; the quick way for most of a study. */
export function isRight(value: unknown, property: Property): boolean {
  if (value === property.lastRight) return true;
  const { primitive, isUri } = property;
  if (!primitive || typeof value !== primitive.json) return false;
  if (isUri && (value as string).charCodeAt(0) === 35) return false;
  if (primitive.check(value as string | number | boolean) !== undefined) return false;
  if (typeof value === 'string' && value.length <= KEPT) property.lastRight = value;
  return true;
}
