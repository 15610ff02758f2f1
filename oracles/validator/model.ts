import {
  type ElementDefinition,
  type ElementType,
  elementsOf,
  type Invariant,
  resourceTypes,
  valueSet,
} from '../../spec/index.ts';
import { type InvariantTest, testOf } from './invariants.ts';
import { type Primitive, primitiveTypes, systemOf } from './primitives.ts';

/** What an object may hold: a resource type, a datatype or a backbone element. */
export interface ContentModel {
  /** Resource type or datatype that it is, or is a part of. */
  type: string;
  /** `ImagingStudy.series`, `Coding`. */
  path: string;
  isResource: boolean;
  /** By JSON name, `_status` and each type of a choice among them. */
  properties: ReadonlyMap<string, Property>;
  /** Bits of the mandatory elements, and their names in the same order. */
  required: number;
  requiredNames: readonly string[];
  hasChoice: boolean;
  /** Invariants of the type itself. */
  invariants: readonly OwnedInvariant[];
}

/** An invariant with the path of the element that it is stated on, and its test. */
export interface OwnedInvariant extends Invariant {
  owner: string;
  holds: InvariantTest;
}

/** One JSON property of a content model. */
export interface Property {
  json: string;
  /** Name of the element: `value` for `valueString`, `status` for `_status`. */
  name: string;
  /** Path of the element definition, for messages: `ImagingStudy.status`. */
  path: string;
  repeats: boolean;
  /** Bit in {@link ContentModel.required}; 0 for what is optional. */
  bit: number;
  kind: 'primitive' | 'sibling' | 'object' | 'resource';
  isChoice: boolean;
  /** JSON name of the other half of a primitive, its id and extensions or its value; empty if it has none. */
  partner: string;
  /** Type code of the element. */
  type: string;
  primitive?: Primitive;
  /** Whether nothing but its type says what the value of a primitive may be. */
  isPlain: boolean;
  /** Whether it is a uri, url or canonical, which may name a contained resource. */
  isUri: boolean;
  /** Model of the value, or of the id and extensions of a primitive. */
  model(): ContentModel;
  /** Resource types that a Reference may point at. */
  targets?: ReadonlySet<string>;
  /** What codes look like where a required binding is to an outside standard. */
  form?: RegExp;
  /** Codes of a required binding whose value set is in the data. */
  codes?: ReadonlySet<string>;
  /** `system|code` of the same, for Coding and CodeableConcept. */
  concepts?: ReadonlySet<string>;
  valueSet?: string;
  /** Invariants stated on the element itself, without those of its type. */
  invariants: readonly OwnedInvariant[];
}

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
const sets = new Map<string, { codes: Set<string>; concepts: Set<string> } | undefined>();

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
    for (const property of propertiesOf(type, row, bit)) properties.set(property.json, property);
  }
  const isResource = resources.has(path);
  return {
    type,
    path,
    isResource,
    properties,
    required: 2 ** mandatory.length - 1,
    requiredNames: mandatory.map((row) => nameOf(row)),
    hasChoice: children.some((row) => row.path.endsWith('[x]')),
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

function propertiesOf(type: string, row: ElementDefinition, bit: number): Property[] {
  const name = nameOf(row);
  const repeats = row.max === '*' || row.max > 1;
  const isChoice = row.path.endsWith('[x]');
  const common = {
    name,
    path: row.path,
    repeats,
    bit,
    isChoice,
    partner: '',
    isUri: false,
    isPlain: false,
  };
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

type Common = Pick<
  Property,
  'name' | 'path' | 'repeats' | 'bit' | 'isChoice' | 'json' | 'partner' | 'isUri' | 'isPlain'
>;

function ofType(
  type: string,
  row: ElementDefinition,
  { code, targets }: ElementType,
  common: Common,
): Property[] {
  const known = primitives.get(code);
  if (known) {
    const primitive = row.path === 'Coding.system' ? systemOf(known) : known;
    const invariants = owned(row, new Set());
    const coded = codesOf(row);
    const model = once(() => modelOf('Element'));
    const attribute = isAttribute(row, code);
    const value: Property = {
      ...common,
      partner: attribute ? '' : `_${common.json}`,
      isUri: ['uri', 'url', 'canonical'].includes(code),
      kind: 'primitive',
      type: code,
      isPlain:
        !common.repeats && invariants.length === 0 && !coded.valueSet && known.name !== 'xhtml',
      primitive,
      model,
      invariants,
      ...coded,
    };
    if (attribute) return [value];
    return [
      value,
      {
        ...common,
        json: `_${common.json}`,
        partner: common.json,
        kind: 'sibling',
        type: code,
        model,
        invariants: [],
      },
    ];
  }
  if (code === 'Resource') {
    const model = once(() => modelOf('Element'));
    return [{ ...common, kind: 'resource', type: code, model, invariants: owned(row, new Set()) }];
  }
  const inline = code === 'BackboneElement' || code === 'Element';
  const model = once(() => (inline ? modelOf(type, row.path) : modelOf(code)));
  const own = inline ? [] : (elementsOf(code)[0]?.invariants ?? []);
  return [
    {
      ...common,
      kind: 'object',
      type: code,
      model,
      ...(targets && { targets: new Set(targets) }),
      invariants: owned(row, new Set(own.map(({ expression }) => expression))),
      ...codesOf(row),
    },
  ];
}

/** Attributes of XML: they are no elements, and have neither id nor extension (element.html, extensibility.html). */
function isAttribute({ path }: ElementDefinition, code: string): boolean {
  return path === 'Extension.url' || (path.endsWith('.id') && code === 'string');
}

/** Value sets that are all codes of an outside standard (terminologies.html#required), by what such codes look like. */
const openSets: Readonly<Record<string, RegExp>> = {
  // BCP 13; the short forms are those of CapabilityStatement.format.
  'http://hl7.org/fhir/ValueSet/mimetypes': /^(?:[^\s/;]+\/[^\s/;]+(?:\s?;.*)?|xml|json|ttl)$/,
  // BCP 47
  'http://hl7.org/fhir/ValueSet/all-languages':
    /^(?:[A-Za-z]{2,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8})*$/,
  // ISO 4217
  'http://hl7.org/fhir/ValueSet/currencies': /^[A-Z]{3}$/,
};

function codesOf({
  binding,
}: ElementDefinition): Pick<Property, 'codes' | 'concepts' | 'valueSet' | 'form'> {
  const isRequired = binding?.strength === 'required';
  const url = isRequired ? binding.valueSet : binding?.maxValueSet;
  if (url === undefined) return {};
  const form = openSets[url.split('|')[0] ?? url];
  if (form) return { form, valueSet: url };
  if (!sets.has(url)) {
    const members = isRequired ? valueSet(url) : undefined;
    sets.set(
      url,
      members && {
        codes: new Set(members.map(({ code }) => code)),
        concepts: new Set(members.map(({ system, code }) => `${system}|${code}`)),
      },
    );
  }
  const set = sets.get(url);
  return set ? { ...set, valueSet: url } : {};
}

/** Of an ElementDefinition the ids are unique in the snapshot and the differential each (elementdefinition.html#id). */
export function hasUniqueId({ isResource, path }: ContentModel): boolean {
  return !isResource && path !== 'ElementDefinition';
}

/** Whether an item of an array may be null, for the other half of the primitive has something in its place. */
export function mayBeNull({ kind }: Property, partner: unknown, i: number): boolean {
  if (kind !== 'primitive' && kind !== 'sibling') return false;
  if (!Array.isArray(partner)) return false;
  const other: unknown = partner[i];
  return other !== null && other !== undefined;
}
