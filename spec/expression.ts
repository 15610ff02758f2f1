import { elementsOf, typesWithElements } from './index.ts';
import type { ElementDefinition, ElementType } from './types.ts';

/** One alternative of a SearchParameter expression, typed without evaluating it. */
export interface SelectedElement {
  /** `ImagingStudy.series.uid` */
  path: string;
  type: string;
  /** Resource types that a Reference may point at, narrowed by `where(resolve() is X)`. */
  targets?: string[];
  /** Only references to that type count, by `where(resolve() is X)`. */
  narrowed?: true;
  binding?: ElementDefinition['binding'];
}

/**
 * The elements that a SearchParameter's expression selects (searchparameter.html), for expressions
 * made of paths, unions, `as` and `where(resolve() is X)`.
 * @returns one entry for each type of each alternative; empty for any other expression
 */
export function elementsSelectedBy(expression: string): SelectedElement[] {
  return expression
    .split('|')
    .map((part) => part.trim())
    .flatMap((part) => {
      const resolved = /\.where\(resolve\(\) is (\w+)\)$/.exec(part);
      const cast = /^\((.+) as (\w+)\)$/.exec(part) ?? /^(.+)\.as\((\w+)\)$/.exec(part);
      const path = cast?.[1] ?? part.replace(resolved?.[0] ?? '', '');
      const element = elementAt(path) ?? elementAt(`${path}[x]`);
      if (!element) return [];
      const types = cast?.[2]
        ? element.types.filter(({ code }) => code === cast[2])
        : element.types;
      return types.map((type) => selected(path, type, element, resolved?.[1]));
    });
}

function selected(
  path: string,
  type: ElementType,
  element: ElementDefinition,
  only: string | undefined,
): SelectedElement {
  const targets = only ? [only] : type.targets;
  return {
    path,
    type: type.code,
    ...(targets ? { targets } : {}),
    ...(only ? { narrowed: true } : {}),
    ...(element.binding ? { binding: element.binding } : {}),
  };
}

/** The definition of the element at a path that may lead through datatypes: `Patient.name.given`. */
function elementAt(path: string): ElementDefinition | undefined {
  const [root = '', ...names] = path.split('.');
  if (!typesWithElements().includes(root)) return undefined;
  let owner = root;
  let at = root;
  let found: ElementDefinition | undefined;
  for (const name of names) {
    at = `${at}.${name}`;
    found = elementsOf(owner).find((element) => element.path === at);
    if (!found) return undefined;
    const [type] = found.types;
    if (type && type.code !== 'BackboneElement' && type.code !== 'Element') {
      if (!typesWithElements().includes(type.code)) continue;
      owner = type.code;
      at = type.code;
    }
  }
  return found;
}
