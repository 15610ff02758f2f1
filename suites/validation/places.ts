import type { Answer } from '../../fixtures/client.ts';
import { itemsOf } from '../../fixtures/items.ts';
import type { Defect } from '../../generators/defects/index.ts';

interface Issue {
  severity?: unknown;
  expression?: unknown;
  location?: unknown;
}

/** The places that the errors of an OperationOutcome name: FHIRPath, or the older XPath (operationoutcome.html). */
export function placesOf({ resource }: Answer): string[] {
  const issues =
    resource?.resourceType === 'OperationOutcome' ? itemsOf<Issue>(resource.issue) : [];
  return issues
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .flatMap(({ expression, location }) => [expression, location])
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .filter((place): place is string => typeof place === 'string' && place !== '');
}

/** Whether a place is the element that is wrong, or above or below it. */
export function pointsAt(place: string, { rule, path, expression }: Defect): boolean {
  // Of an id that an element and one within it have, either is the wrong one.
  const elements = rule === 'element-id' ? [path.replace(/\.id$/, '')] : [path, expression];
  return elements.some((wrong) => isAt(place, wrong));
}

/** Whether two paths lead to the same element, or one to an element within that of the other. */
export function isAt(one: string, other: string): boolean {
  const [a, b] = [namesOf(one), namesOf(other)];
  const shared = Math.min(a.length, b.length);
  return a.slice(0, shared).every((name, i) => isSame(name, b[i] ?? ''));
}

/** The names on a path, without indexes, prefixes of XML, comments and what FHIRPath says of types. */
function namesOf(path: string): string[] {
  const plain = path
    .replaceAll(/\/\*.*?\*\//g, '')
    .replaceAll(/\[[^\]]*\]|\/f:|\.ofType\([^)]*\)|\([^)]*\)/g, (part) =>
      part === '/f:' ? '.' : '',
    )
    .replace(/^.*\bParameters\.parameter\.resource\b/, '');
  const names = plain.split(/[./]+/).filter((name) => name !== '');
  const from = names[0] === 'ImagingStudy' || names[0] === 'Resource' ? 1 : 0;
  return names.slice(from).map((name) => name.replace(/^_/, ''));
}

/** A choice has the name of one of its types in JSON, and none in FHIRPath: `valueAge`, `value`. */
function isSame(one: string, other: string): boolean {
  return one === other || isChoice(one, other) || isChoice(other, one);
}

function isChoice(long: string, stem: string): boolean {
  return long.startsWith(stem) && /^[A-Z]/.test(long.slice(stem.length));
}
