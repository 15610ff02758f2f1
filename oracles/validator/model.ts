import {
  type ElementDefinition,
  type ElementType,
  elementsOf,
  resourceTypes,
} from '../../spec/index.ts';
import { codesOf } from './bindings.ts';
import type { ContentModel, OwnedInvariant, Property } from './content-model.ts';
import { testOf } from './invariants.ts';
import { primitiveTypes, systemOf } from './primitives.ts';

/** R4's own invariants that the walk sees to while it goes through the JSON. */
export const structural: ReadonlySet<string> = new Set([
  'ele-1',
  'ext-1',
  'ref-1',
  'dom-2',
  'dom-3',
  'dom-4',
  'dom-5',
  'dom-6',
  'txt-1',
  'txt-2',
]);

const primitives = primitiveTypes();
const resources = new Set(resourceTypes());
const models = new Map<string, ContentModel>();

/** Whether a name is a resource type of R4 that is not abstract. */
export function isResourceType(name: string): boolean {
  return resources.has(name);
}

/** The content model of a resource type or datatype, or of an element within it. */
export function modelOf(type: string, path: string = type): ContentModel {
  const known = models.get(path);
  if (known) return known;
  const made = build(type, path);
  models.set(path, made);
  return made;
}

function build(type: string, path: string): ContentModel {
  const [root, ...rows] = elementsOf(type);
  const depth = path.split('.').length + 1;
  const children = rows.filter(
    (row) => row.path.startsWith(`${path}.`) && row.path.split('.').length === depth,
  );
  const mandatory = children.filter(({ min }) => min > 0);
  if (mandatory.length > 30) throw new Error(`validator: too many mandatory elements in '${path}'`);
  const properties = new Map<string, Property>();
  for (const row of children) {
    const bit = row.min > 0 ? 1 << mandatory.indexOf(row) : 0;
    for (const one of propertiesOf(type, row, bit)) properties.set(one.json, property(one));
  }
  return {
    type,
    path,
    isResource: resources.has(path),
    isExtension: path === 'Extension',
    properties,
    required: 2 ** mandatory.length - 1,
    requiredNames: mandatory.map((row) => nameOf(row)),
    invariants: path === type ? owned(root, new Set()) : [],
  };
}

function owned(row: ElementDefinition | undefined, without: ReadonlySet<string>): OwnedInvariant[] {
  if (!row) return [];
  return (row.invariants ?? [])
    .filter(({ key, expression }) => !structural.has(key) && !without.has(expression))
    .map((invariant) => ({
      ...invariant,
      owner: row.path,
      holds: testOf(row.path, invariant),
    }));
}

function nameOf({ path }: ElementDefinition): string {
  return path.slice(path.lastIndexOf('.') + 1).replace('[x]', '');
}

type Described = Partial<Property> & Pick<Property, 'json' | 'name' | 'path' | 'type' | 'model'>;

/** All properties are made here: code that meets objects of a single shape reads them several times as fast. */
function property(given: Described): Property {
  return {
    json: given.json,
    name: given.name,
    path: given.path,
    repeats: given.repeats ?? false,
    bit: given.bit ?? 0,
    kind: given.kind ?? 'primitive',
    isChoice: given.isChoice ?? false,
    partner: given.partner ?? '',
    type: given.type,
    isReference: given.type === 'Reference',
    isPart: given.path === 'Extension.extension',
    primitive: given.primitive,
    isPlain: given.isPlain ?? false,
    lastRight: undefined,
    isUri: given.isUri ?? false,
    model: given.model,
    targets: given.targets,
    form: given.form,
    codes: given.codes,
    concepts: given.concepts,
    valueSet: given.valueSet,
    invariants: given.invariants ?? [],
  };
}

function propertiesOf(type: string, row: ElementDefinition, bit: number): Described[] {
  const name = nameOf(row);
  const repeats = row.max === '*' || row.max > 1;
  const isChoice = row.path.endsWith('[x]');
  const common = { name, path: row.path, repeats, bit, isChoice };
  if (row.sharesContentOf !== undefined) {
    const shared = row.sharesContentOf;
    const model = once(() => modelOf(type, shared));
    const invariants = owned(row, new Set());
    return [{ ...common, json: name, kind: 'object', type: 'BackboneElement', model, invariants }];
  }
  return row.types.flatMap((one) => {
    const json = isChoice ? name + one.code.charAt(0).toUpperCase() + one.code.slice(1) : name;
    return ofType(type, row, one, { ...common, json });
  });
}

/** Models refer to each other in circles, so each is made when it is first asked for. */
function once(make: () => ContentModel): () => ContentModel {
  let made: ContentModel | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function ofType(
  type: string,
  row: ElementDefinition,
  { code, targets }: ElementType,
  given: Omit<Described, 'type' | 'model'>,
): Described[] {
  const common = { ...given, type: code };
  const known = primitives.get(code);
  if (known) {
    const primitive = row.path === 'Coding.system' ? systemOf(known) : known;
    const invariants = owned(row, new Set());
    const coded = codesOf(row);
    const model = once(() => modelOf('Element'));
    const attribute = isAttribute(row, code);
    const value: Described = {
      ...common,
      partner: attribute ? '' : `_${common.json}`,
      isUri: ['uri', 'url', 'canonical'].includes(code),
      isPlain:
        !common.repeats && invariants.length === 0 && !coded.valueSet && known.name !== 'xhtml',
      primitive,
      model,
      invariants,
      ...coded,
    };
    if (attribute) return [value];
    const json = `_${common.json}`;
    return [value, { ...common, json, partner: common.json, kind: 'sibling', model }];
  }
  if (code === 'Resource') {
    const model = once(() => modelOf('Element'));
    return [{ ...common, kind: 'resource', model, invariants: owned(row, new Set()) }];
  }
  const inline = code === 'BackboneElement' || code === 'Element';
  const model = once(() => (inline ? modelOf(type, row.path) : modelOf(code)));
  const own = inline ? [] : (elementsOf(code)[0]?.invariants ?? []);
  return [
    {
      ...common,
      kind: 'object',
      model,
      targets: targets && new Set(targets),
      invariants: owned(row, new Set(own.map(({ expression }) => expression))),
      ...codesOf(row),
    },
  ];
}

/** Attributes of XML: they are no elements, and have neither id nor extension (element.html, extensibility.html). */
function isAttribute({ path }: ElementDefinition, code: string): boolean {
  return path === 'Extension.url' || (path.endsWith('.id') && code === 'string');
}

/**
 * Whether the id is unique in the resource around it: that of an element or of what is contained (element.html#id).
 * Of an ElementDefinition it is so in the snapshot and the differential each (elementdefinition.html#id).
 */
export function hasUniqueId({ isResource, path }: ContentModel, isInside: boolean): boolean {
  return isResource ? isInside : path !== 'ElementDefinition';
}

/** Whether an item of an array may be null, for the other half of the primitive has something in its place. */
export function mayBeNull({ kind }: Property, partner: unknown, i: number): boolean {
  if (kind !== 'primitive' && kind !== 'sibling') return false;
  if (!Array.isArray(partner)) return false;
  const other: unknown = partner[i];
  return other !== null && other !== undefined;
}
