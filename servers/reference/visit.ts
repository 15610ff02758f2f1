import type { Resource } from '../../spec/index.ts';
import { type ContentModel, modelOf, type Property } from './elements.ts';

/** One value of an element, where it sits. */
export interface Visited {
  value: unknown;
  property: Property;
  /** FHIRPath: `ImagingStudy.series[0].uid`. */
  path: string;
  replace(value: unknown): void;
}

/** Calls `visit` for every value of every known element of a resource, contained resources included. */
export function visitElements(
  resource: Resource,
  visit: (visited: Visited) => void,
  path: string = resource.resourceType,
): void {
  const model = modelOf(resource.resourceType);
  if (model) visitObject(resource, model, path, visit);
}

function visitObject(
  object: Record<string, unknown>,
  model: ContentModel,
  path: string,
  visit: (visited: Visited) => void,
): void {
  for (const [name, property] of model.properties) {
    if (!Object.hasOwn(object, name)) continue;
    const at = `${path}.${property.name}`;
    const value = object[name];
    if (Array.isArray(value)) {
      value.forEach((_item, index) => {
        visitValue(value, index, property, `${at}[${index}]`, visit);
      });
    } else {
      visitValue(object, name, property, at, visit);
    }
  }
}

function visitValue(
  holder: Record<string | number, unknown> | unknown[],
  key: string | number,
  property: Property,
  path: string,
  visit: (visited: Visited) => void,
): void {
  const slot = holder as Record<string | number, unknown>;
  visit({
    value: slot[key],
    property,
    path,
    replace: (value) => {
      slot[key] = value;
    },
  });
  const value = slot[key];
  if (typeof value !== 'object' || value === null) return;
  const content = property.content();
  if (content) visitObject(value as Record<string, unknown>, content, path, visit);
  else if (property.type.code === 'Resource') visitElements(value as Resource, visit, path);
}
