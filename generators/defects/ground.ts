import type { Resource } from '../../spec/index.ts';
import type { Extension, Study } from '../content.ts';
import { enriched, isExtensible } from '../everything.ts';
import { propertiesOf } from '../properties.ts';
import { changed, type Node, siteOf } from '../sites.ts';
import { validStudy } from '../study.ts';

/** A small valid study, and the property that it was made for. */
export interface Ground {
  study: Study;
  branch: string;
}

/**
 * Small valid studies that together have every element: the mandatory ones and one property more. A
 * defect is easier to read, and to send, in a small document.
 */
export function* grounds(seed: number, key: string): Generator<Ground> {
  const named = { seed, key };
  const study = enriched(validStudy({ ...named, density: 'full', series: 1, instances: 1 }), named);
  const { extension = [], contained: _, ...others } = study as Study & { extension?: Extension[] };
  for (const branch of Object.keys(others)) {
    if (branch !== 'resourceType') yield around(study, branch, study[branch]);
  }
  for (const one of extension) yield around(study, 'extension', [one]);
  yield around({ ...study, contained: [] }, 'contained', [CONTAINED]);
}

/** It refers to the study twice, so that one reference may be broken (domainresource.html, dom-3). */
const CONTAINED = {
  resourceType: 'Observation',
  id: 'measurement',
  meta: { tag: [{ system: 'http://a.example/tags', code: 'contained' }] },
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '18782-3' }], text: 'Findings' },
  focus: [{ reference: '#' }],
  derivedFrom: [{ reference: '#' }],
  valueQuantity: { value: 4.5, unit: 'mm', system: 'http://unitsofmeasure.org', code: 'mm' },
};

/** A second reference to what is contained, so that the first one may be broken. */
const KEEPERS: Readonly<Record<string, object>> = {
  reader: { referrer: { reference: '#reader' } },
  archive: { note: [{ authorReference: { reference: '#archive' }, text: 'Archived' }] },
};

/** A property with what it needs: the mandatory ones, and what it refers to. */
function around(study: Study, branch: string, value: unknown): Ground {
  const { resourceType, status, subject } = study;
  const kept = { status, subject, [branch]: value };
  const text = JSON.stringify(value);
  const contained = ((study.contained ?? []) as { id: string }[]).filter(({ id }) =>
    text.includes(`"#${id}"`),
  );
  if (contained.length === 0) return { branch, study: { resourceType, ...kept } };
  const keepers = contained.map(({ id }) => KEEPERS[id]);
  return { branch, study: Object.assign({ resourceType, contained }, ...keepers, kept) };
}

/** A study that was made to have an element more, so that this can be broken. */
export interface Grown {
  study: Resource;
  node: Node;
}

const EXTENSION = {
  url: 'http://a.example/StructureDefinition/grown',
  valueString: 'An extension',
};

/** The study with an id, and with an extension, on an element that has children. */
export function* grownOn(study: Resource, node: Node): Generator<Grown & { name: string }> {
  if (node.property === undefined || node.property.type === 'Resource') return;
  for (const [name, value] of [
    ['id', 'grown'],
    ['extension', [EXTENSION]],
  ] as const) {
    const none = name === 'extension' && node.content.type === 'Extension';
    if (node.value[name] !== undefined || none) continue;
    yield { name, ...grow(study, node, name, value) };
  }
}

function grow(study: Resource, node: Node, name: string, value: unknown): Grown {
  const valid = changed(study, [...node.at, name], value);
  return { study: valid, node: { ...node, value: { ...node.value, [name]: value } } };
}

/** For each primitive of an object that may have them: the study with an id and an extension on it. */
export function* grownInside(study: Resource, node: Node): Generator<Grown & { path: string }> {
  for (const property of propertiesOf(node.content).values()) {
    const value = node.value[property.name];
    if (value === undefined || !property.primitive) continue;
    if (!isExtensible(property.type, property.definition.invariants)) continue;
    const { at, path, expression } = siteOf(node, property, value);
    const companion = { id: 'grown', extension: [EXTENSION] };
    const holder = [...at.slice(0, -1), `_${property.name}`];
    const inner = property.list ? [...holder, 0] : holder;
    yield {
      path: property.definition.path,
      study: changed(study, holder, property.list ? [companion] : companion),
      node: {
        at: inner,
        path,
        expression: property.list ? `${expression}[0]` : expression,
        content: { type: 'Element', path: 'Element' },
        value: companion,
        property: { ...property, primitive: false },
      },
    };
  }
}
