import type { ElementType, Resource } from '../../spec/index.ts';
import { dateRange } from './date-range.ts';
import { containedIn, targetOf } from './references.ts';
import type { Issue } from './refusal.ts';
import { error, isObject, type Place } from './validate-issue.ts';

/** Target types, and that `#id` leads to a contained resource (ref-1). */
export function referenceIssues(
  { reference }: Record<string, unknown>,
  { targets }: ElementType,
  { path, container }: Place,
): Issue[] {
  if (typeof reference !== 'string') return [];
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

/** Invariants of a datatype that hold wherever it is used. */
export function typeRuleIssues(
  type: string,
  value: Record<string, unknown>,
  path: string,
): Issue[] {
  const rule = typeRules[type];
  return rule && !rule.holds(value) ? [error('invariant', rule.says, path)] : [];
}

const typeRules: Record<string, { says: string; holds(value: Record<string, unknown>): boolean }> =
  {
    Extension: {
      says: 'An extension has either a value or extensions (ext-1).',
      holds: (value) => {
        const hasValue = Object.keys(value).some((name) => /^_?value[A-Z]/.test(name));
        return hasValue !== Object.hasOwn(value, 'extension');
      },
    },
    Period: {
      says: 'A period does not end before it starts (per-1).',
      holds: ({ start, end }) => {
        const from = dateRange(String(start));
        const to = dateRange(String(end));
        return !from || !to || to.high > from.low;
      },
    },
  };

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
