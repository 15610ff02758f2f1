import {
  type ElementDefinition,
  elementsOf,
  primitivePatterns,
  type Resource,
  typesWithElements,
  valueSet,
} from '../../spec/index.ts';

/** What is wrong with a resource by R4's element tables, and which elements it has. */
export interface Survey {
  problems: string[];
  /** Paths of elements as in the StructureDefinitions: `ImagingStudy.series.uid`, `Coding.code`, … */
  paths: Set<string>;
}

const NUMERIC = new Set(['decimal', 'integer', 'unsignedInt', 'positiveInt']);

/** Goes through a resource with nothing but the element tables; knows no generator and no oracle. */
export function survey(resource: Resource, known: Set<string> = new Set()): Survey {
  const result: Survey = { problems: [], paths: known };
  content(resource, resource.resourceType, resource.resourceType, result);
  return result;
}

function content(object: object, type: string, at: string, result: Survey): void {
  if (!typesWithElements().includes(type)) {
    result.problems.push(`${at}: no elements of ${type} known`);
    return;
  }
  result.paths.add(type);
  children(object, type, elementsOf(type), at, result);
}

function children(
  object: object,
  path: string,
  elements: ElementDefinition[],
  at: string,
  result: Survey,
): void {
  const depth = path.split('.').length + 1;
  const own = elements.filter(
    (one) => one.path.startsWith(`${path}.`) && one.path.split('.').length === depth,
  );
  const taken = new Set(['resourceType']);
  const properties = object as Record<string, unknown>;
  if (Object.keys(properties).length === 0) result.problems.push(`${at}: empty`);
  for (const element of own) {
    const name = element.path.slice(path.length + 1);
    const candidates = name.endsWith('[x]')
      ? element.types.map(({ code }) => [`${name.slice(0, -3)}${upper(code)}`, code] as const)
      : [[name, element.types[0]?.code ?? ''] as const];
    const there = candidates.filter(([key]) => key in properties || `_${key}` in properties);
    if (there.length === 0 && element.min > 0) result.problems.push(`${at}.${name}: missing`);
    if (there.length > 1) result.problems.push(`${at}.${name}: more than one type`);
    for (const [key, type] of there) {
      taken.add(key).add(`_${key}`);
      result.paths.add(element.path);
      property(properties, key, type, element, elements, `${at}.${key}`, result);
    }
  }
  for (const key of Object.keys(properties)) {
    if (!taken.has(key)) result.problems.push(`${at}.${key}: unknown`);
  }
}

function property(
  object: Record<string, unknown>,
  key: string,
  type: string,
  element: ElementDefinition,
  elements: ElementDefinition[],
  at: string,
  result: Survey,
): void {
  for (const name of [key, `_${key}`]) {
    const given = object[name];
    if (given === undefined) continue;
    const isList = element.max === '*' || Number(element.max) > 1;
    if (Array.isArray(given) !== isList) {
      result.problems.push(`${at}: ${isList ? 'not a list' : 'a list'}`);
      continue;
    }
    const entries: unknown[] = Array.isArray(given) ? given : [given];
    if (entries.length === 0) result.problems.push(`${at}: empty list`);
    // A value of a list may be missing where it has an extension (json.html#primitive).
    const extended = (object[`_${key}`] ?? []) as unknown[];
    for (const [place, entry] of entries.entries()) {
      if (name === key && entry === null && isList && extended[place]) continue;
      if (name.startsWith('_')) {
        if (entry !== null) children(entry as object, 'Element', ELEMENT, at, result);
      } else value(entry, type, element, elements, at, result);
    }
  }
}

const ELEMENT: ElementDefinition[] = [
  { path: 'Element.id', min: 0, max: 1, types: [{ code: 'string' }] },
  { path: 'Element.extension', min: 0, max: '*', types: [{ code: 'Extension' }] },
];

function value(
  entry: unknown,
  type: string,
  element: ElementDefinition,
  elements: ElementDefinition[],
  at: string,
  result: Survey,
): void {
  const pattern = primitivePatterns()[type];
  if (pattern !== undefined) {
    primitive(entry, type, pattern, at, result);
    required(entry, element, at, result);
    return;
  }
  if (typeof entry !== 'object' || entry === null) {
    result.problems.push(`${at}: not an object`);
    return;
  }
  if (type === 'Resource') {
    content(entry, (entry as Resource).resourceType, at, result);
  } else if (type === 'BackboneElement' || type === 'Element') {
    children(entry, element.path, elements, at, result);
  } else {
    content(entry, type, at, result);
    if (type === 'Reference') target(entry, element, at, result);
  }
}

function primitive(
  entry: unknown,
  type: string,
  pattern: string,
  at: string,
  result: Survey,
): void {
  const wanted = type === 'boolean' ? 'boolean' : NUMERIC.has(type) ? 'number' : 'string';
  if (typeof entry !== wanted) result.problems.push(`${at}: ${typeof entry} for ${type}`);
  else if (!new RegExp(`^(?:${pattern})$`, 'u').test(String(entry))) {
    result.problems.push(`${at}: '${String(entry).slice(0, 60)}' is not a ${type}`);
  }
}

function required(entry: unknown, element: ElementDefinition, at: string, result: Survey): void {
  if (element.binding?.strength !== 'required') return;
  const codes = valueSet(element.binding.valueSet)?.map(({ code }) => code);
  if (codes?.every(Boolean) && !codes.includes(String(entry))) {
    result.problems.push(`${at}: '${String(entry)}' is not in ${element.binding.valueSet}`);
  }
}

function target(entry: object, element: ElementDefinition, at: string, result: Survey): void {
  const { reference, type } = entry as { reference?: string; type?: string };
  const targets = element.types.find(({ code }) => code === 'Reference')?.targets;
  const named = reference?.match(/(?:^|\/)([A-Z][A-Za-z]+)\/[^/]+(?:\/_history\/[^/]+)?$/)?.[1];
  for (const one of [named, type]) {
    if (one !== undefined && targets && !targets.includes(one)) {
      result.problems.push(`${at}: refers to a ${one}`);
    }
  }
}

function upper(code: string): string {
  return code.charAt(0).toUpperCase() + code.slice(1);
}
