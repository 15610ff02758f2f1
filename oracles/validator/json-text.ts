import type { Issue } from './issue.ts';
import { JsonSyntaxError, readJson } from './json-tokens.ts';
import type { Property } from './model.ts';

/** What only the text shows: names that an object has twice, and whole numbers that are not written as such. */
export function textProblems(
  text: string,
  wholeNumbers: ReadonlyMap<string, Property> | undefined,
): Issue[] {
  const issues: Issue[] = [];
  readJson(text, {
    duplicate(path, offset) {
      issues.push({
        severity: 'error',
        code: 'structure',
        rule: 'duplicate-key',
        text: `the property ${JSON.stringify(path.at(-1))} is there more than once`,
        clause: 'json.html#json',
        path: [...path],
        offset,
      });
    },
    number(path, raw, offset) {
      if (!wholeNumbers || !/[.eE]|^-0/.test(raw)) return;
      const type = wholeNumbers.get(path.join('\n'))?.type;
      if (type === undefined || (type === 'integer' && raw === '-0')) return;
      issues.push({
        severity: 'error',
        code: 'value',
        rule: 'pattern',
        text: `${raw} is not a ${type} as R4 writes it: no point, no exponent`,
        clause: `datatypes.html#${type}`,
        path: [...path],
        offset,
      });
    },
  });
  return issues;
}

/** Where and why a text is not JSON. */
export function syntaxProblem(text: string, error: unknown): Issue {
  let offset = 0;
  let reason = error instanceof Error ? error.message : String(error);
  try {
    readJson(text, {});
  } catch (found) {
    if (!(found instanceof JsonSyntaxError)) throw found;
    offset = found.offset;
    reason = found.message;
  }
  return {
    severity: 'fatal',
    code: 'structure',
    rule: 'json-syntax',
    text: `is not JSON: ${reason}`,
    clause: 'json.html#json',
    path: [],
    offset,
  };
}
