import {
  type ElementDefinition,
  type ElementType,
  elementsOf,
  primitivePatterns,
  resourceTypes,
  typesWithElements,
} from '../../spec/index.ts';

/** A content model: the JSON properties an object may have. */
export interface ContentModel {
  /** `ImagingStudy.series`, `Coding`. */
  path: string;
  /** By JSON name, a choice once per type: `valueString`, `valueQuantity`, … */
  properties: ReadonlyMap<string, Property>;
  /** The same by the name of the element: `value`. */
  named: ReadonlyMap<string, Element['properties']>;
  /** Elements, in their order. */
  elements: readonly Element[];
}

/** An element with its JSON properties, of which a choice has several. */
export interface Element {
  definition: ElementDefinition;
  properties: readonly (readonly [jsonName: string, property: Property])[];
}

/** One JSON property of a content model. */
export interface Property {
  /** Without the type suffix of a choice: `value`. */
  name: string;
  definition: ElementDefinition;
  type: ElementType;
  primitive: boolean;
  /** Model of the value; undefined for a primitive and for a whole resource. */
  content(): ContentModel | undefined;
}

const models = new Map<string, ContentModel>();
let primitives: ReadonlySet<string> | undefined;
let resources: ReadonlySet<string> | undefined;
let described: ReadonlySet<string> | undefined;

/** Whether the elements of a type are known. */
export function isDescribed(type: string): boolean {
  described ??= new Set(typesWithElements());
  return described.has(type);
}

export function isResourceType(type: string): boolean {
  resources ??= new Set(resourceTypes());
  return resources.has(type);
}

export function isPrimitive(type: string): boolean {
  primitives ??= new Set([...Object.keys(primitivePatterns()), 'xhtml']);
  return primitives.has(type);
}

/** The content model of a resource type or datatype; undefined if the R4 data does not describe it. */
export function modelOf(type: string): ContentModel | undefined {
  return isDescribed(type) ? modelAt(type, type) : undefined;
}

/** What every DomainResource has: the model of a resource type that the R4 data does not describe. */
export function commonModel(): ContentModel {
  const common = ['id', 'meta', 'implicitRules', 'language', 'text', 'contained', 'extension'];
  const { elements, properties, named } = modelAt('Patient', 'Patient');
  return {
    path: 'DomainResource',
    named: new Map([...named].filter(([name]) => common.includes(name))),
    elements: elements.filter(({ definition: { path } }) =>
      common.includes(path.replace('Patient.', '')),
    ),
    properties: new Map([...properties].filter(([name]) => common.includes(name))),
  };
}

function modelAt(type: string, path: string): ContentModel {
  const known = models.get(path);
  if (known) return known;
  const elements = childrenOf(type, path).map((definition) => ({
    definition,
    properties: propertiesOf(type, definition),
  }));
  const properties = new Map(elements.flatMap((element) => element.properties));
  const named = new Map(
    elements.map((element) => [element.properties[0]?.[1].name ?? '', element.properties]),
  );
  const model = { path, elements, properties, named };
  models.set(path, model);
  return model;
}

function childrenOf(type: string, path: string): ElementDefinition[] {
  return elementsOf(type).filter(
    (element) =>
      element.path.startsWith(`${path}.`) && !element.path.slice(path.length + 1).includes('.'),
  );
}

function propertiesOf(type: string, definition: ElementDefinition): [string, Property][] {
  const name = definition.path.slice(definition.path.lastIndexOf('.') + 1);
  if (!name.endsWith('[x]')) {
    const only = definition.types[0] ?? { code: 'Element' };
    return [[name, property(type, name, definition, only)]];
  }
  const stem = name.slice(0, -'[x]'.length);
  return definition.types.map((choice) => [
    stem + choice.code.charAt(0).toUpperCase() + choice.code.slice(1),
    property(type, stem, definition, choice),
  ]);
}

function property(
  owner: string,
  name: string,
  definition: ElementDefinition,
  type: ElementType,
): Property {
  return {
    name,
    definition,
    type,
    primitive: isPrimitive(type.code),
    content: () => contentOf(owner, definition, type.code),
  };
}

function contentOf(
  owner: string,
  definition: ElementDefinition,
  type: string,
): ContentModel | undefined {
  if (definition.sharesContentOf) {
    return modelAt(owner, definition.sharesContentOf.replace(/^.*#/, ''));
  }
  if (type === 'BackboneElement' || type === 'Element') return modelAt(owner, definition.path);
  return type === 'Resource' || isPrimitive(type) ? undefined : modelOf(type);
}
