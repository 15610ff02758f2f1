import { type ElementDefinition, elementsOf, type Resource } from '../../spec/index.ts';
import { SEARCHED } from './subjects.ts';

/** The element definitions of the type under test, by path. */
const definitions = new Map(elementsOf(SEARCHED).map((element) => [element.path, element]));

/** The path and those of the elements it is in, below the type. */
function withAncestors(path: string): ElementDefinition[] {
  const names = path.split('.');
  return names.slice(1).flatMap((_, at) => definitions.get(names.slice(0, at + 2).join('.')) ?? []);
}

/** Whether an element, or one that it is in, may occur several times. */
export function mayRepeat(path: string): boolean {
  return withAncestors(path).some(({ max }) => max === '*' || max > 1);
}

/** Whether an element may occur several times in what it is in. */
export function mayRepeatItself(path: string): boolean {
  const { max = 1 } = definitions.get(path) ?? {};
  return max === '*' || max > 1;
}

/** Elements at the root of a resource, by name, without those that every resource has for its own sake. */
export const rootElements: ElementDefinition[] = [...definitions.values()].filter(
  ({ path }) => path.split('.').length === 2,
);

/** The last part of a path. */
export const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** All elements that a resource of the type may have, datatypes not looked into. */
export const allPaths: string[] = [...definitions.keys()].filter((path) => path !== SEARCHED);

/** Elements that the summary of a resource has, those in them included (ElementDefinition.isSummary). */
export const summaryPaths: string[] = allPaths.filter((path) => {
  const line = withAncestors(path);
  return line.every(({ isSummary }) => isSummary);
});

/** Elements at the root that every resource of the type has. */
export const mandatoryNames: string[] = rootElements
  .filter(({ min }) => min > 0)
  .map(({ path }) => lastName(path));

/** The values at a path below a resource; a primitive that has only extensions counts. */
export function valuesAt(resource: Resource, path: string): unknown[] {
  const [, ...names] = path.split('.');
  return names.reduce<unknown[]>(
    (parents, name) =>
      parents.flatMap((parent) => {
        const object = parent as Record<string, unknown>;
        return object[name] ?? object[`_${name}`] ?? [];
      }),
    [resource],
  );
}
