import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import type { Resource, SearchParameter } from '../../spec/index.ts';
import { literalOf, sameRoot } from './reference-text.ts';

/** A value that a SearchParameter's expression finds in a resource. */
export interface Found {
  /** Where it is: `series[1].modality`. */
  path: string;
  /** Path in the definitions: `ImagingStudy.series.modality`. */
  element: string;
  /** FHIR datatype, e.g. `Coding`. */
  type: string;
  /** JSON value; undefined for a primitive that has only extensions. */
  data: unknown;
  /** Set where the expression keeps one type of target and the reference may not resolve to its own. */
  targetInDoubt?: true;
}

/** One alternative of an expression, compiled. */
interface Alternative {
  evaluate: (resource: Resource) => (Node | boolean)[];
  /** The type that `where(resolve() is X)` keeps. */
  keeps?: string;
}

/** What fhirpath hands out with `resolveInternalTypes: false`. */
interface Node {
  data: unknown;
  fhirNodeDataType: string | null;
  fullPropertyName(): string | null;
}

const compiled = new Map<string, Alternative[]>();

/**
 * Evaluates the expression of a SearchParameter on a resource.
 * `where(resolve() is X)` is decided on the reference's text: an offline evaluator cannot follow it.
 * @param base own base of the server; undefined if it is not known
 */
export function extract(
  resource: Resource,
  parameter: SearchParameter,
  base: string | undefined,
): Found[] {
  return alternativesOf(parameter.expression).flatMap(({ evaluate, keeps }) => {
    const found = evaluate(resource).map(foundIn);
    return keeps ? found.flatMap((one) => keptTarget(one, keeps, resource, base)) : found;
  });
}

/** The types that the expression itself restricts its references to; undefined if it does not. */
export function typesKeptBy(expression: string): string[] | undefined {
  const kept = alternativesOf(expression).map(({ keeps }) => keeps);
  return kept.every((type) => type !== undefined) ? kept : undefined;
}

function alternativesOf(expression: string): Alternative[] {
  let found = compiled.get(expression);
  if (!found) {
    // Apart from each other: a FHIRPath union compares every value with every other one.
    found = topLevelAlternatives(expression).map(alternative);
    compiled.set(expression, found);
  }
  return found;
}

function alternative(text: string): Alternative {
  const kept = /\.where\(\s*resolve\(\)\s+is\s+(\w+)\s*\)$/.exec(text);
  const path = kept ? text.slice(0, kept.index) : text;
  const evaluate = fhirpath.compile(path, r4, {
    resolveInternalTypes: false,
  }) as unknown as Alternative['evaluate'];
  return kept?.[1] ? { evaluate, keeps: kept[1] } : { evaluate };
}

function topLevelAlternatives(expression: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < expression.length; at++) {
    const character = expression[at];
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '|' && depth === 0) {
      pieces.push(expression.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...pieces, expression.slice(start).trim()];
}

function foundIn(node: Node | boolean): Found {
  if (typeof node === 'boolean') return { path: 'it', element: '', type: 'boolean', data: node };
  const full = node.fullPropertyName() ?? '';
  return {
    path: full.slice(full.indexOf('.') + 1),
    element: full.replaceAll(/\[\d+\]/g, ''),
    type: node.fhirNodeDataType ?? '',
    data: node.data ?? undefined,
  };
}

/** Whether a value is at no place in the resource: `Patient.deceased.exists() and …`. */
export function isComputed({ element }: Found): boolean {
  return element === '';
}

function keptTarget(
  found: Found,
  keeps: string,
  resource: Resource,
  base: string | undefined,
): Found[] {
  const type = targetType(found.data, resource, base);
  if (type !== undefined) return type === keeps ? [found] : [];
  // `type` SHALL agree with the target (references.html#type), but what does not resolve is ignored (fhirpath.html).
  const stated = (found.data as { type?: unknown } | undefined)?.type ?? keeps;
  return stated === keeps ? [{ ...found, targetInDoubt: true }] : [];
}

function targetType(
  data: unknown,
  resource: Resource,
  base: string | undefined,
): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const literal = literalOf((data as { reference?: unknown }).reference);
  if (literal?.kind === 'contained') {
    const contained = Array.isArray(resource.contained) ? resource.contained : [];
    const target = contained.find((one: Resource) => one?.id === literal.id) as
      | Resource
      | undefined;
    if (target) return target.resourceType;
  }
  if (literal?.kind === 'rest' && sameRoot(literal.root, '', base).same === 'yes')
    return literal.type;
  return undefined;
}
