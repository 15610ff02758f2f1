import type { Session } from '../../fixtures/session.ts';
import { reachedBy } from '../../oracles/search/index.ts';
import { elementsSelectedBy } from '../../spec/expression.ts';
import { type Resource, type SearchParameter, searchParametersOf } from '../../spec/index.ts';
import { escaped } from './behaviour.ts';
import { advertisedBase, seededResources } from './expected.ts';

export const nameOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

/** The id in `Type/id`. */
export const idOf = (name: string): string => name.slice(name.indexOf('/') + 1);

/** `Type/id` → what was seeded. */
export function seededByName(session: Session): ReadonlyMap<string, Resource> {
  let found = byName.get(session);
  if (!found) {
    found = new Map(seededResources(session).map((one) => [nameOf(one), one]));
    byName.set(session, found);
  }
  return found;
}

const byName = new WeakMap<Session, Map<string, Resource>>();

/** The seeded resources that a resource refers to by a parameter, without doubt. */
export function targetsIn(
  session: Session,
  resource: Resource,
  parameter: SearchParameter,
): Resource[] {
  const seeded = seededByName(session);
  const names = reachedBy(resource, parameter, advertisedBase(session)).flatMap(({ at, doubt }) =>
    at !== undefined && !doubt ? [at] : [],
  );
  return [...new Set(names)].flatMap((name) => seeded.get(name) ?? []);
}

/** The search parameters of a type that are references. */
export function referencesOf(type: string): SearchParameter[] {
  return searchParametersOf(type).filter((parameter) => parameter.type === 'reference');
}

/** Types that a reference parameter leads to: those of its elements, narrowed as its expression is. */
export function targetTypes({ expression, targets = [] }: SearchParameter): string[] {
  const selected = elementsSelectedBy(expression).flatMap((element) => element.targets ?? []);
  return [...new Set(selected.length > 0 ? selected : targets)];
}

interface Identifier {
  system?: string;
  value?: string;
}

/** A search that finds one resource of its type alone, by an identifier of its own. */
export interface OwnCriterion {
  parameter: string;
  value: string;
}

/**
 * The criteria by which resources of a type are told apart: the identifiers that no other resource of the type
 * has, by each parameter that searches identifiers.
 */
export function ownCriteria(session: Session, resource: Resource): OwnCriterion[] {
  const others = seededResources(session).filter(
    (one) => one.resourceType === resource.resourceType && one.id !== resource.id,
  );
  return searchParametersOf(resource.resourceType).flatMap(({ code, type, expression }) => {
    const elements = type === 'token' ? elementsSelectedBy(expression) : [];
    const [element, ...more] = elements;
    if (element?.type !== 'Identifier' || more.length > 0) return [];
    const name = element.path.slice(resource.resourceType.length + 1);
    const known = new Set(others.flatMap((other) => tokensAt(other, name)));
    return tokensAt(resource, name)
      .filter((token) => !known.has(token))
      .map((value) => ({ parameter: code, value }));
  });
}

function tokensAt(resource: Resource, name: string): string[] {
  const known = tokens.get(resource) ?? new Map<string, string[]>();
  tokens.set(resource, known);
  const found = known.get(name) ?? tokensIn(resource, name);
  known.set(name, found);
  return found;
}

/** Every resource is told apart from every other one. */
const tokens = new WeakMap<Resource, Map<string, string[]>>();

function tokensIn(resource: Resource, name: string): string[] {
  const identifiers = [resource[name] ?? []].flat() as Identifier[];
  return identifiers.flatMap(({ system, value }) =>
    system && value ? [`${escaped(system)}|${escaped(value)}`] : [],
  );
}
