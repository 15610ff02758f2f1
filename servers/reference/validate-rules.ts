import type { ElementType, Resource } from '../../spec/index.ts';
import { isResourceType } from './elements.ts';
import { containedIn, targetOf } from './references.ts';
import type { Issue } from './refusal.ts';
import { error, isObject, type Place } from './validate-issue.ts';

/** Target types, and that `#id` leads to a contained resource (ref-1). */
export function referenceIssues(
  value: Record<string, unknown>,
  elementType: ElementType,
  { path, container }: Place,
): Issue[] {
  const { reference } = value;
  const { targets } = elementType;
  const content = contentIssues(value, elementType, path);
  if (content.length > 0 || typeof reference !== 'string') return content;
  const target = targetOf(reference, '');
  const contained = target.kind === 'contained' ? containedIn(container, target.id) : undefined;
  if (target.kind === 'contained' && !contained) {
    return [error('invariant', `'${reference}' is not contained (ref-1).`, `${path}.reference`)];
  }
  const type = target.kind === 'contained' ? contained?.resourceType : target.type;
  if (!type || !targets || targets.includes(type) || targets.includes('Resource')) return [];
  const diagnostics = `A ${type} cannot stand here, only ${targets.join(', ')}.`;
  return [error('value', diagnostics, `${path}.reference`)];
}

/** That a reference says something, and does not contradict itself (references.html#Reference, #type). */
function contentIssues(
  value: Record<string, unknown>,
  { targets }: ElementType,
  path: string,
): Issue[] {
  const parts = ['reference', 'identifier', 'display', 'extension', '_reference', '_display'];
  if (!parts.some((name) => name in value)) {
    return [error('structure', 'A reference has a reference, identifier or display.', path)];
  }
  const { reference, type: stated } = value;
  if (typeof stated !== 'string' || !isResourceType(stated)) return [];
  const literal = typeof reference === 'string' ? targetOf(reference, '') : undefined;
  const actual = literal && literal.kind !== 'contained' ? literal.type : undefined;
  if (actual && actual !== stated) {
    return [error('structure', `'${String(reference)}' is no ${stated}.`, `${path}.type`)];
  }
  if (literal || !targets || targets.includes(stated) || targets.includes('Resource')) return [];
  const diagnostics = `A ${stated} cannot stand here, only ${targets.join(', ')}.`;
  return [error('value', diagnostics, `${path}.type`)];
}

/** An extension that is no part of another one has a URL that leads somewhere (extensibility.html#Extension). */
export function extensionIssues({ url }: Record<string, unknown>, path: string): Issue[] {
  const isPart = /xtension\[\d+\]\.extension\[\d+\]$/.test(path);
  if (isPart || typeof url !== 'string' || /^(?!urn:)[a-z][a-z0-9+.-]*:/i.test(url)) return [];
  return [error('value', `'${url}' is no absolute URL.`, `${path}.url`)];
}

/** A system names a code system (datatypes.html#Coding). */
export function codingIssues({ system }: Record<string, unknown>, path: string): Issue[] {
  const isValueSet =
    typeof system === 'string' && /^https?:\/\/hl7\.org\/fhir\/ValueSet\//.test(system);
  return isValueSet ? [error('value', `'${system}' is a value set.`, `${path}.system`)] : [];
}

/** Ids of elements are unique in a resource (element.html#id); those of contained resources are of another kind. */
export function elementIdIssues(resource: Resource): Issue[] {
  const places = new Map<string, string>();
  const issues: Issue[] = [];
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, `${path}[${index}]`);
    }
    if (!isObject(value)) return;
    const { id } = value;
    if (typeof id === 'string' && !('resourceType' in value)) {
      const first = places.get(id);
      if (first) issues.push(error('value', `'${id}' is the id of two elements.`, `${first}.id`));
      else places.set(id, path);
    }
    for (const [name, item] of Object.entries(value))
      visit(item, `${path}.${name.replace(/^_/, '')}`);
  };
  visit(resource, resource.resourceType);
  return issues;
}

/** What contained resources may not be (dom-2 to dom-5). */
export function containedIssues(resource: Resource, path: string): Issue[] {
  const { contained } = resource;
  if (!Array.isArray(contained)) return [];
  return contained.filter(isObject).flatMap((item, index) => {
    const at = `${path}.contained[${index}]`;
    const meta = isObject(item.meta) ? item.meta : {};
    return [
      ...when('contained' in item, 'A contained resource contains none (dom-2).', at),
      ...when(!isLinked(resource, item), 'A contained resource is referred to (dom-3).', at),
      ...when(
        'versionId' in meta || 'lastUpdated' in meta,
        'A contained resource has no version (dom-4).',
        `${at}.meta`,
      ),
      ...when('security' in meta, 'A contained resource has no labels (dom-5).', `${at}.meta`),
    ];
  });
}

function when(broken: boolean, says: string, path: string): Issue[] {
  return broken ? [error('invariant', says, path)] : [];
}

/** Whether the container refers to the contained resource, or this one to its container. */
function isLinked(container: Resource, contained: Record<string, unknown>): boolean {
  return has(container, `#${contained.id}`) || has(contained, '#');
}

function has(value: unknown, text: string): boolean {
  if (typeof value !== 'object' || value === null) return value === text;
  return Object.values(value).some((item) => has(item, text));
}
