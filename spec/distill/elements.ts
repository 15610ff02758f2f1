import type { BindingStrength, ElementDefinition, ElementType, Invariant } from '../types.ts';
import {
  addedElements,
  elementTypes,
  keptRepairs,
  primitivePatterns,
  resourceId,
} from './corrections.ts';
import type { Definition, Source } from './source.ts';

/** An element as it stands in `elements.json`: its invariants are ids of `invariants.json`. */
export type ElementRow = Omit<ElementDefinition, 'invariants'> & { invariants?: string[] };

interface Extension {
  url: string;
  [value: string]: unknown;
}

interface Constraint {
  key: string;
  severity: Invariant['severity'];
  expression?: string;
  /** The definition it is inherited from. */
  source?: string;
}

interface SnapshotElement {
  path: string;
  min: number;
  max: string;
  base?: { path: string };
  type?: { code: string; profile?: string[]; targetProfile?: string[]; extension?: Extension[] }[];
  contentReference?: string;
  binding?: { strength: BindingStrength; valueSet?: string; extension?: Extension[] };
  constraint?: Constraint[];
  isModifier?: boolean;
  isSummary?: boolean;
}

const SYSTEM_TYPE = 'http://hl7.org/fhirpath/System.';
const EXTENSION = 'http://hl7.org/fhir/StructureDefinition/';
const STRUCTURE = 'http://hl7.org/fhir/StructureDefinition/';

function extensionValue(holder: { extension?: Extension[] }, name: string): string | undefined {
  const found = holder.extension?.find(({ url }) => url === EXTENSION + name);
  const value = Object.entries(found ?? {}).find(([property]) => property.startsWith('value'))?.[1];
  return typeof value === 'string' ? value : undefined;
}

function snapshotOf(structure: Definition): SnapshotElement[] {
  return (structure.snapshot as { element: SnapshotElement[] }).element;
}

function typesOf(element: SnapshotElement): ElementType[] {
  const corrected = elementTypes.find(({ where }) => where === element.path);
  if (corrected) return corrected.used as ElementType[];
  if (element.base?.path === resourceId.where) return [{ code: resourceId.used as string }];
  return (element.type ?? []).map((type) => {
    const code = type.code.startsWith(SYSTEM_TYPE)
      ? (extensionValue(type, 'structuredefinition-fhir-type') ?? 'string')
      : type.code;
    const targets = (type.targetProfile ?? []).map((url) => url.replace(STRUCTURE, ''));
    const any = targets.length === 0 || targets.includes('Resource');
    return any ? { code } : { code, targets };
  });
}

function bindingOf({ binding }: SnapshotElement): ElementDefinition['binding'] {
  if (!binding?.valueSet) return undefined;
  const maxValueSet = extensionValue(binding, 'elementdefinition-maxValueSet');
  return {
    strength: binding.strength,
    valueSet: binding.valueSet,
    ...(maxValueSet && { maxValueSet }),
  };
}

/** The invariants stated on an element, with those that a profile of its type adds: SimpleQuantity's (sqty-1). */
function constraintsOf(source: Source, { constraint = [], type = [] }: SnapshotElement) {
  const added = type
    .flatMap(({ profile }) => profile ?? [])
    .flatMap((url) => {
      const [root] = snapshotOf(structureOf(source, url.replace(STRUCTURE, '')));
      const own = (root?.constraint ?? []).filter((one) => one.source === undefined);
      return own.map((one) => ({ ...one, source: url }));
    });
  return [...constraint, ...added].filter(({ expression }) => expression);
}

/** `Type.key`: two types may use one key for different rules. */
function invariantId(type: string, { key, source }: Constraint): string {
  return `${source?.replace(STRUCTURE, '') ?? type}.${key}`;
}

function row(source: Source, type: string, element: SnapshotElement): ElementRow {
  const binding = bindingOf(element);
  const invariants = constraintsOf(source, element).map((one) => invariantId(type, one));
  return {
    path: element.path,
    min: element.min,
    max: element.max === '*' ? '*' : Number(element.max),
    types: typesOf(element),
    ...(element.contentReference && { sharesContentOf: element.contentReference.slice(1) }),
    ...(binding && { binding }),
    ...(element.isModifier && { isModifier: true }),
    ...(element.isSummary && { isSummary: true }),
    ...(invariants.length > 0 && { invariants }),
  };
}

const byCodePoint = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);

function structureOf(source: Source, type: string): Definition {
  const structure = source.structures.get(type);
  if (!structure) throw new Error(`distill: the source has no StructureDefinition of '${type}'`);
  return structure;
}

/** Elements of the types asked for and of every datatype they reach, by type, in snapshot order. */
export function distillElements(
  source: Source,
  types: readonly string[],
): Record<string, ElementRow[]> {
  const left = new Set(addedElements.map(({ where }) => where));
  const rows: Record<string, ElementRow[]> = {};
  const wanted = [...types];
  while (wanted.length > 0) {
    const type = wanted.pop() as string;
    const structure = structureOf(source, type);
    if (rows[type] || structure.kind === 'primitive-type' || type === 'Resource') continue;
    const found = snapshotOf(structure)
      .filter(({ path }) => !left.has(path))
      .map((element) => row(source, type, element));
    rows[type] = found;
    wanted.push(...found.flatMap((element) => element.types.map(({ code }) => code)));
  }
  return Object.fromEntries(Object.entries(rows).sort(byCodePoint));
}

/**
 * The invariants of the types given, by the id that their elements name.
 * @throws if an id stands for two rules, or a repaired rule no longer reads as `corrections.ts` says
 */
export function distillInvariants(
  source: Source,
  types: readonly string[],
): Record<string, Invariant> {
  const found: Record<string, Invariant> = {};
  for (const type of types)
    for (const element of snapshotOf(structureOf(source, type)))
      for (const published of constraintsOf(source, element)) {
        const { key, severity, expression } = published;
        if (!expression) continue;
        const id = invariantId(type, published);
        const repair = keptRepairs.find(({ where }) => where === id);
        if (repair && repair.used !== expression)
          throw new Error(`distill: '${id}' no longer reads as noted in corrections.ts`);
        if (found[id] && found[id].expression !== expression)
          throw new Error(`distill: two rules under '${id}'`);
        found[id] = { key, severity, expression };
      }
  return Object.fromEntries(
    Object.entries(found).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
  );
}

/** Primitive type → pattern of its value. */
export function distillPrimitives(source: Source): Record<string, string> {
  const patterns: Record<string, string> = {};
  for (const [name, structure] of source.structures) {
    if (structure.kind !== 'primitive-type') continue;
    const value = snapshotOf(structure).find(({ path }) => path === `${name}.value`);
    const pattern =
      value?.type?.map((type) => extensionValue(type, 'regex')).find(Boolean) ??
      primitivePatterns.find(({ where }) => where === name)?.used;
    if (typeof pattern !== 'string') throw new Error(`distill: no pattern of '${name}'`);
    patterns[name] = pattern;
  }
  return Object.fromEntries(Object.entries(patterns).sort(byCodePoint));
}

/** Names of the resource types of R4, abstract ones left out. */
export function distillResourceTypes(source: Source): string[] {
  return [...source.structures]
    .filter(
      ([, { kind, abstract, derivation }]) =>
        kind === 'resource' && abstract === false && derivation === 'specialization',
    )
    .map(([name]) => name)
    .sort();
}
