import {
  type ElementDefinition,
  elementsOf,
  typesWithElements,
  valueSet,
} from '../../spec/index.ts';

const known = new Map<string, readonly string[]>();

/**
 * The code systems that an element of type code has by its required binding (search.html#token, "implicit").
 * @param element path in the definitions, from a type down: `Patient.gender`, `Narrative.status`
 * @returns empty if there is no such binding or its value set is not in the data
 */
export function implicitSystems(element: string): readonly string[] {
  let systems = known.get(element);
  if (!systems) {
    const binding = definitionOf(element)?.binding;
    const codes = binding?.strength === 'required' ? valueSet(binding.valueSet) : undefined;
    systems = [...new Set((codes ?? []).map(({ system }) => system))];
    known.set(element, systems);
  }
  return systems;
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
