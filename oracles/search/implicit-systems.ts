import {
  type ElementDefinition,
  elementsOf,
  typesWithElements,
  valueSet,
} from '../../spec/index.ts';

type Codes = NonNullable<ReturnType<typeof valueSet>>;

const known = new Map<string, Codes>();

/**
 * The code systems of a code by the required binding of its element (search.html#token, "implicit").
 * @param element path in the definitions, from a type down: `Patient.gender`, `Narrative.status`
 * @returns empty if there is no such binding, or its value set is not in the data or has not the code
 */
export function implicitSystems(element: string, code: unknown): readonly string[] {
  let codes = known.get(element);
  if (!codes) {
    const binding = definitionOf(element)?.binding;
    codes = (binding?.strength === 'required' ? valueSet(binding.valueSet) : undefined) ?? [];
    known.set(element, codes);
  }
  return [...new Set(codes.flatMap((one) => (one.code === code ? one.system : [])))];
}

/** The definition of an element, also inside a datatype: `Patient.text.status` is `Narrative.status`. */
function definitionOf(element: string): ElementDefinition | undefined {
  const [root = '', ...names] = element.split('.');
  let type = root;
  let path = root;
  let found: ElementDefinition | undefined;
  for (const name of names) {
    if (!typesWithElements().includes(type)) return undefined;
    path = `${path}.${name}`;
    found = elementsOf(type).find((one) => one.path === path);
    if (!found) return undefined;
    const [only] = found.types;
    if (found.sharesContentOf) path = found.sharesContentOf;
    else if (only && only.code !== 'BackboneElement' && only.code !== 'Element') {
      type = only.code;
      path = type;
    }
  }
  return found;
}
