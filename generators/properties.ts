import { type ElementDefinition, elementsOf, primitivePatterns } from '../spec/index.ts';

/** A property that an object may have in JSON, by its StructureDefinition. */
export interface Property {
  /** Name in JSON: a choice has that of one of its types, `authorString`. */
  name: string;
  /** Name in FHIRPath: a choice has none of its types, `author`. */
  element: string;
  definition: ElementDefinition;
  /** One type; `Resource` for a contained resource. */
  type: string;
  targets?: readonly string[];
  list: boolean;
  primitive: boolean;
}

/** Where the content of an object is defined: a type, or an element of a type that has its content inline. */
export interface Content {
  type: string;
  /** The type itself, or the path of the element: `ImagingStudy.series`. */
  path: string;
}

const known = new Map<string, ReadonlyMap<string, Property>>();

/** The properties of an object in the order of the definition, by name in JSON. */
export function propertiesOf({ type, path }: Content): ReadonlyMap<string, Property> {
  const key = `${type} ${path}`;
  const found = known.get(key) ?? read(type, path);
  known.set(key, found);
  return found;
}

/** Content of an object that is the value of a property. */
export function contentOf({ type, definition }: Property, value: unknown): Content {
  if (type === 'Resource') {
    const resourceType = String((value as { resourceType?: unknown }).resourceType);
    return { type: resourceType, path: resourceType };
  }
  if (type !== 'BackboneElement' && type !== 'Element') return { type, path: type };
  const path = definition.sharesContentOf ?? definition.path;
  return { type: path.split('.')[0] ?? path, path };
}

export function isPrimitive(type: string): boolean {
  return type in primitivePatterns();
}

function read(type: string, path: string): ReadonlyMap<string, Property> {
  const own = elementsOf(type).filter(
    (one) => one.path.startsWith(`${path}.`) && !one.path.slice(path.length + 1).includes('.'),
  );
  return new Map(
    own.flatMap((definition) => {
      const name = definition.path.slice(path.length + 1);
      const element = name.replace('[x]', '');
      const types =
        definition.sharesContentOf === undefined ? definition.types : [{ code: 'BackboneElement' }];
      return types.map(({ code, ...rest }): [string, Property] => {
        const json =
          name === element ? name : `${element}${code[0]?.toUpperCase()}${code.slice(1)}`;
        const targets = 'targets' in rest && rest.targets ? { targets: rest.targets } : {};
        const list = definition.max === '*' || definition.max > 1;
        const primitive = isPrimitive(code);
        return [json, { name: json, element, definition, type: code, ...targets, list, primitive }];
      });
    }),
  );
}
