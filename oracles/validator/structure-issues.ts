import type { ContentModel } from './content-model.ts';
import { type IssueBody, shown } from './issue.ts';
import { isResourceType } from './model.ts';
import { isNode, type Node } from './node.ts';

/** An error in the JSON structure. */
export const structure = (rule: string, text: string, clause: string): IssueBody => ({
  severity: 'error',
  code: 'structure',
  rule,
  text,
  clause,
});
export const NULL = structure('null', 'is null', 'json.html#xml');
export const EMPTY_OBJECT = structure('empty', 'is an object without properties', 'json.html#json');
export const EMPTY_ARRAY = structure('empty', 'is an array without items', 'json.html#xml');
export const ELE_1: IssueBody = {
  severity: 'error',
  code: 'invariant',
  rule: 'ele-1',
  text: 'has an id, but neither a value nor children',
  clause: 'element.html#Element-inv',
};

export const NO_NARRATIVE: IssueBody = {
  severity: 'warning',
  code: 'invariant',
  rule: 'dom-6',
  text: 'has no narrative, which a resource should have',
  clause: 'domainresource.html#DomainResource-inv',
};

export const NESTED_CONTAINED: IssueBody = {
  severity: 'error',
  code: 'invariant',
  rule: 'dom-2',
  text: 'is contained in a resource that is itself contained',
  clause: 'domainresource.html#DomainResource-inv',
};

/** A mandatory element that is not there. */
export function missing(path: string): IssueBody {
  return {
    severity: 'error',
    code: 'required',
    rule: 'cardinality-min',
    text: `${path} is missing`,
    clause: 'conformance-rules.html#cardinality',
  };
}

/** Ids are unique among the elements of a resource, its narrative and what it contains (element.html#id). */
export function duplicateId(id: string): IssueBody {
  const text = `has the id ${shown(id)}, which something else in the resource has`;
  return structure('duplicate-id', text, 'narrative.html#internal');
}

/** Both arrays of a primitive that repeats are filled out with null (json.html#null). */
export function alignment(extensions: number, values: number): IssueBody | undefined {
  if (extensions === values) return undefined;
  const text = `has ${extensions} items and the values ${values}; null fills out both`;
  const body = structure('alignment', text, 'json.html#null');
  // Without nulls at its end it is still aligned, and servers write it so.
  return extensions < values ? { ...body, severity: 'warning' } : body;
}

export function unknownProperty(name: string, path: string): IssueBody {
  return structure('unknown-property', `${name} is no property of ${path} in R4`, 'json.html#json');
}

export function twoChoices(path: string, one: string, other: string): IssueBody {
  const text = `has ${one} and ${other}: only one ${path} is allowed`;
  return structure('choice', text, 'formats.html#choice');
}

/** Why a value cannot be a resource: it is no object, or tells no type of R4. */
export function resourceIssue(value: unknown): IssueBody | undefined {
  const clause = 'json.html#resources';
  if (!isNode(value)) {
    const text = `is ${shown(value)} and not a resource, which is an object`;
    return structure('type', text, clause);
  }
  const type = value.resourceType;
  if (typeof type === 'string' && isResourceType(type)) return undefined;
  if (type === undefined) {
    return { ...structure('resource-type', 'has no resourceType', clause), code: 'required' };
  }
  const text = `has the resourceType ${shown(type)}, which is no type of R4`;
  return structure('resource-type', text, clause);
}

/** Whether a DomainResource has no narrative; the other three types are none (domainresource.html). */
export function lacksNarrative({ resourceType, text }: Node): boolean {
  if (resourceType === 'Bundle' || resourceType === 'Parameters' || resourceType === 'Binary') {
    return false;
  }
  return !isNode(text) || (text.div === undefined && text._div === undefined);
}

/** A value of another JSON type than its element has. @param where fragment of json.html */
export function wrongType(value: unknown, why: string, where: string): IssueBody {
  return structure('type', `is ${shown(value)}${why}`, `json.html#${where}`);
}

export function notRepeating(path: string): IssueBody {
  const text = `is an array, but ${path} does not repeat`;
  return structure('cardinality-max', text, 'json.html#repeat');
}

/** Mandatory elements that are not among the bits of those that were seen. */
export function namesMissing(seen: number, { required, requiredNames }: ContentModel): string[] {
  if ((seen & required) === required) return [];
  return requiredNames.filter((_, i) => (seen & (1 << i)) === 0);
}
