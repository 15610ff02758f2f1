import type { Property } from './content-model.ts';
import type { Issue, JsonPath } from './issue.ts';
import { JsonSyntaxError, readJson } from './json-tokens.ts';
import { isResourceType, modelOf } from './model.ts';
import { isNode, type Node } from './node.ts';

/** What only the text shows: names that an object has twice, and whole numbers that are not written as such. */
export function textProblems(text: string, document: unknown): Issue[] {
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
      if (!/[.eE]|^-0/.test(raw)) return;
      const type = wholeNumberAt(document, path)?.type;
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

/** The element at a path that is a whole number, if its value is a right one. */
function wholeNumberAt(document: unknown, path: JsonPath): Property | undefined {
  let value = document;
  let property: Property | undefined;
  for (let i = 0; i < path.length; i++) {
    const name = path[i];
    if (typeof name !== 'string' || !isNode(value)) return undefined;
    const isResource = property === undefined || property.kind === 'resource';
    const model = isResource ? resourceModel(value) : property?.model();
    property = model?.properties.get(name);
    if (!property) return undefined;
    value = value[name];
    if (Array.isArray(value) !== property.repeats) return undefined;
    if (Array.isArray(value)) value = (value as unknown[])[path[++i] as number];
  }
  if (property?.kind !== 'primitive' || !property.primitive?.integer) return undefined;
  if (typeof value !== 'number' || property.primitive.check(value)) return undefined;
  return property;
}

function resourceModel({ resourceType }: Node) {
  const isKnown = typeof resourceType === 'string' && isResourceType(resourceType);
  return isKnown ? modelOf(resourceType) : undefined;
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
