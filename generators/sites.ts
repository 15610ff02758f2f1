import type { Resource } from '../spec/index.ts';
import { type Content, contentOf, type Property, propertiesOf } from './properties.ts';

/** An object in a resource: the resource itself, an element that has children, a contained resource. */
export interface Node {
  /** Where it is in the document: `['series', 0, 'modality']`. */
  at: readonly (string | number)[];
  /** The same by names alone: `ImagingStudy.series.modality`. */
  path: string;
  /** The same in FHIRPath: `ImagingStudy.series[0].modality`. */
  expression: string;
  content: Content;
  value: Record<string, unknown>;
  /** What holds it; the resource itself has none. */
  property?: Property;
}

/** A property that is there, with its object. */
export interface Site {
  node: Node;
  property: Property;
  at: readonly (string | number)[];
  path: string;
  /** FHIRPath of the property; of a list, without an index. */
  expression: string;
  value: unknown;
}

/** All objects of a valid resource, each before those in it. */
export function* nodesOf(resource: Resource): Generator<Node> {
  const type = resource.resourceType;
  yield* nodes({
    at: [],
    path: type,
    expression: type,
    content: { type, path: type },
    value: resource,
  });
}

/** The properties that an object has, in the order of the definition. */
export function* sitesOf(node: Node): Generator<Site> {
  for (const property of propertiesOf(node.content).values()) {
    const value = node.value[property.name];
    if (value !== undefined) yield siteOf(node, property, value);
  }
}

/** A property of an object, whether it is there or not. */
export function siteOf(node: Node, property: Property, value: unknown): Site {
  return {
    node,
    property,
    at: [...node.at, property.name],
    path: `${node.path}.${property.name}`,
    expression: `${node.expression}.${property.element}`,
    value,
  };
}

/** A copy in which a place has another value, or none if it is undefined; what is not on the way is shared. */
export function changed<T>(root: T, at: readonly (string | number)[], value: unknown): T {
  const [head, ...rest] = at;
  if (head === undefined) return value as T;
  const copy = (Array.isArray(root) ? [...root] : { ...root }) as Record<string | number, unknown>;
  const next = rest.length === 0 ? value : changed(copy[head], rest, value);
  if (next === undefined) delete copy[head];
  else copy[head] = next;
  return copy as T;
}

function* nodes(node: Node): Generator<Node> {
  yield node;
  for (const { property, at, path, expression, value } of sitesOf(node)) {
    if (property.primitive) continue;
    const items = property.list ? (value as unknown[]) : [value];
    for (const [i, item] of items.entries()) {
      yield* nodes({
        at: property.list ? [...at, i] : at,
        path,
        expression: property.list ? `${expression}[${i}]` : expression,
        content: contentOf(property, item),
        value: item as Record<string, unknown>,
        property,
      });
    }
  }
}
