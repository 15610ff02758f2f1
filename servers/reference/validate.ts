import type { Resource } from '../../spec/index.ts';
import { type ContentModel, type Element, modelOf, type Property } from './elements.ts';
import type { Issue } from './refusal.ts';
import { datatypeIssues } from './validate-datatypes.ts';
import { error, isObject, type Place } from './validate-issue.ts';
import { primitiveIssue } from './validate-primitive.ts';
import {
  codingIssues,
  containedIssues,
  elementIdIssues,
  extensionIssues,
  referenceIssues,
} from './validate-rules.ts';

/**
 * Checks a resource against the R4 definition of its type: names, JSON types, cardinality, patterns, required
 * bindings, reference targets, and the invariants that hold for every resource. Ids and versions that a server
 * assigns are not looked at. A type that the R4 data does not describe has no issues.
 */
export function validate(resource: Resource): Issue[] {
  const { id: _id, meta, ...elements } = resource;
  const { versionId: _versionId, lastUpdated: _lastUpdated, ...kept } = meta ?? {};
  const isVersion = isObject(meta) && Object.keys(meta).length > Object.keys(kept).length;
  const hasMeta = meta !== undefined && !(isVersion && Object.keys(kept).length === 0);
  const checked = { ...elements, ...(hasMeta ? { meta: isObject(meta) ? kept : meta } : {}) };
  return [
    ...resourceIssues(checked as Resource, resource.resourceType, checked as Resource),
    ...elementIdIssues(checked as Resource),
  ];
}

function resourceIssues(resource: Resource, path: string, container: Resource): Issue[] {
  const model = modelOf(resource.resourceType);
  if (!model) return [];
  const { resourceType: _type, ...elements } = resource;
  const place = { path, container };
  return [...propertyIssues(elements, model, place), ...containedIssues(resource, path)];
}

function objectIssues(value: unknown, property: Property, place: Place): Issue[] {
  if (!isObject(value)) return [error('structure', `Expected an object.`, place.path)];
  if (property.type.code === 'Resource') return nestedResourceIssues(value, place);
  const model = property.content();
  if (!model) return [];
  if (Object.keys(value).every((name) => name === 'id')) {
    return [error('invariant', 'An element has a value or children (ele-1).', place.path)];
  }
  return [
    ...propertyIssues(value, model, place),
    ...datatypeIssues(model.path, value, place.path),
    ...(property.type.code === 'Reference' ? referenceIssues(value, property.type, place) : []),
    ...(property.type.code === 'Extension' ? extensionIssues(value, place.path) : []),
    ...(property.type.code === 'Coding' ? codingIssues(value, place.path) : []),
  ];
}

function nestedResourceIssues(value: Record<string, unknown>, place: Place): Issue[] {
  if (typeof value.resourceType !== 'string') {
    return [error('required', 'A resource says its resourceType.', place.path)];
  }
  return resourceIssues(value as Resource, place.path, place.container);
}

function propertyIssues(
  object: Record<string, unknown>,
  model: ContentModel,
  place: Place,
): Issue[] {
  const unknown = Object.keys(object)
    .filter((name) => !isKnown(name, model))
    .map((name) =>
      error('structure', `'${name}' is not an element here.`, `${place.path}.${name}`),
    );
  const elements = model.elements.flatMap((element) => elementIssues(element, object, place));
  return [...unknown, ...elements];
}

function isKnown(name: string, model: ContentModel): boolean {
  if (!name.startsWith('_')) return model.properties.has(name);
  return model.properties.get(name.slice(1))?.primitive === true;
}

function elementIssues(
  { definition, properties }: Element,
  object: Record<string, unknown>,
  place: Place,
): Issue[] {
  const present = properties.filter(
    ([name]) => Object.hasOwn(object, name) || Object.hasOwn(object, `_${name}`),
  );
  if (present.length === 0 && definition.min === 0) return [];
  const name = definition.path.slice(definition.path.lastIndexOf('.') + 1).replace('[x]', '');
  const path = `${place.path}.${name}`;
  if (present.length === 0) return [error('required', `'${name}' is mandatory.`, path)];
  if (present.length > 1) {
    return [error('structure', `'${name}' has values of several types.`, path)];
  }
  return present.flatMap(([jsonName, property]) =>
    valueIssues(object[jsonName], object[`_${jsonName}`], property, { ...place, path }),
  );
}

function valueIssues(value: unknown, sibling: unknown, property: Property, place: Place): Issue[] {
  const { max } = property.definition;
  const repeats = max === '*' || max > 1;
  if (!repeats) return itemIssues(value, sibling, property, place);
  const items = value ?? [];
  const siblings = sibling ?? [];
  if (!Array.isArray(items) || !Array.isArray(siblings)) {
    return [error('structure', 'This element repeats: expected an array.', place.path)];
  }
  const length = Math.max(items.length, siblings.length);
  if (length === 0 || (value !== undefined && items.length === 0)) {
    return [error('structure', 'An array is never empty.', place.path)];
  }
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    itemIssues(items[index] ?? undefined, siblings[index] ?? undefined, property, {
      ...place,
      path: `${place.path}[${index}]`,
    }),
  );
}

function itemIssues(value: unknown, sibling: unknown, property: Property, place: Place): Issue[] {
  if (!property.primitive) return objectIssues(value, property, place);
  const extensions = sibling === undefined ? [] : siblingIssues(sibling, place);
  if (value === undefined || value === null) {
    if (sibling !== undefined && value === undefined) {
      const isBare = isObject(sibling) && Object.keys(sibling).every((name) => name === 'id');
      if (!isBare || extensions.length > 0) return extensions;
      return [error('invariant', 'An element has a value or children (ele-1).', place.path)];
    }
    return [error('structure', 'An element has a value or extensions, never null.', place.path)];
  }
  const issue = primitiveIssue(value, property);
  return issue ? [...extensions, error(issue.code, issue.diagnostics, place.path)] : extensions;
}

/** The object that carries id and extensions of a primitive (json.html#primitive). */
function siblingIssues(sibling: unknown, place: Place): Issue[] {
  const model = modelOf('Element');
  if (!isObject(sibling) || Object.keys(sibling).length === 0) {
    return [error('structure', 'Expected an object with id or extension.', place.path)];
  }
  return model ? propertyIssues(sibling, model, place) : [];
}
