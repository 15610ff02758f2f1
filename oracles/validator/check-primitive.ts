import { codeIssue } from './check-coded.ts';
import { type IssueBody, shown } from './issue.ts';
import type { Property } from './model.ts';
import { narrativeProblems } from './narrative.ts';
import { structure } from './structure-issues.ts';

const NONE: readonly IssueBody[] = [];

/** What is wrong with the value of a primitive element. */
export function primitiveIssues(value: unknown, property: Property): readonly IssueBody[] {
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
  return primitive.name === 'xhtml' ? narrativeProblems(value as string) : NONE;
}

/**
 * Whether a value is right beyond doubt, and nothing has to be taken down of it; the quick way for most of a study.
 * @param wantsNumbers whole numbers are to be taken down
 */
export function isRight(
  value: unknown,
  { primitive, isUri }: Property,
  wantsNumbers: boolean,
): boolean {
  if (!primitive || typeof value !== primitive.json || (wantsNumbers && primitive.integer)) {
    return false;
  }
  if (isUri && (value as string).charCodeAt(0) === 35) return false;
  return primitive.check(value as string | number | boolean) === undefined;
}
