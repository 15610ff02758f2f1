import { readFileSync } from 'node:fs';
import {
  createSearchOracle,
  type Judgement,
  SearchQueryError,
  Unsupported,
} from '../../../oracles/search/index.ts';
import {
  commonSearchParameters,
  type Resource,
  type SearchParameter,
  type SearchParameterType,
  searchParametersOf,
} from '../../../spec/index.ts';

/** A value stored, a query, and whether servers' own tests expect a match. */
export interface Vector {
  id: string;
  type: 'date' | 'token' | 'reference' | 'reference-parse' | 'error';
  datatype?: string;
  modifier?: string;
  resourceValue: unknown;
  query: string;
  expected: boolean | string | Record<string, unknown>;
  source: string;
  conflictsWithStrictR4Rule?: boolean;
  conflictKind?: string;
  dependsOnServerZone?: string;
}

/** What became of a vector. */
export type Outcome =
  | { result: 'agree' | 'open' | 'disagree'; judged: Judgement | SearchQueryError }
  | { result: 'not applicable'; why: string };

/** The rows, in their order. */
export function vectors(): Vector[] {
  return JSON.parse(readFileSync(new URL('vectors.json', import.meta.url), 'utf8')) as Vector[];
}

const base = 'https://example.com';

/** Where a value is stored for a search, and the parameter that looks there. */
interface Place {
  resource: Resource;
  parameters: SearchParameter[];
}

/** Puts a vector to the oracle. */
export function outcomeOf(vector: Vector): Outcome {
  const why = outOfReach(vector);
  if (why) return { result: 'not applicable', why };
  const { resource, parameters } = placeOf(vector);
  const oracle = createSearchOracle([resource], {
    base,
    parameters: () => parameters,
    ...(vector.dependsOnServerZone ? { serverZone: vector.dependsOnServerZone } : {}),
  });
  try {
    const expectedSet = oracle.judge(resource.resourceType, pairs(vector.query));
    const judged = expectedSet.judgements.get(`${resource.resourceType}/r`);
    if (!judged) throw new Error(`${vector.id}: the oracle left the resource out`);
    return { result: comparison(vector, judged), judged };
  } catch (error) {
    if (error instanceof Unsupported) return { result: 'not applicable', why: error.message };
    if (!(error instanceof SearchQueryError)) throw error;
    return { result: vector.expected === 'http-400' ? 'agree' : 'disagree', judged: error };
  }
}

function comparison({ expected }: Vector, { verdict }: Judgement): 'agree' | 'open' | 'disagree' {
  if (expected === 'http-400') return 'disagree';
  if (verdict === 'open') return 'open';
  // "once": it matches, and a set holds it once.
  return (verdict === 'must') === (expected === true || expected === 'once') ? 'agree' : 'disagree';
}

function outOfReach({ type, query }: Vector): string | undefined {
  if (type === 'reference-parse') return 'a parser of one server, not a search';
  if (query.startsWith('(chain)')) return 'a chain';
  if (query.startsWith('RiskAssessment')) return 'a number parameter';
  if (type === 'error') return 'the value of a parameter that only shapes the result';
  return undefined;
}

function pairs(query: string): [string, string][] {
  return query.split('&').map((piece) => {
    const equals = piece.indexOf('=');
    return [piece.slice(0, equals), piece.slice(equals + 1)];
  });
}

function placeOf(vector: Vector): Place {
  const [name = ''] = (pairs(vector.query)[0]?.[0] ?? '').split(':');
  const value = vector.resourceValue;
  if (name.startsWith('_')) return inMeta(name.slice(1), value);
  if (name === 'organization' || name === 'general-practitioner') {
    return {
      resource: { resourceType: 'Patient', id: 'r', ...(value as object) },
      parameters: searchParametersOf('Patient'),
    };
  }
  if (name === 'text-status') {
    const resource = { resourceType: 'Patient', id: 'r', text: { status: value } };
    return { resource, parameters: [parameter(name, 'token', 'Patient.text.status')] };
  }
  const type =
    vector.type === 'reference' ? referenceType(value) : (vector.type as SearchParameterType);
  const expression = name.startsWith('missing-')
    ? 'Basic.modifierExtension.value'
    : 'Basic.extension.value';
  return { resource: inExtensions(vector), parameters: [parameter(name, type, expression)] };
}

function inMeta(element: string, value: unknown): Place {
  const meta = { [element]: [value] };
  return {
    resource: { resourceType: 'Basic', id: 'r', meta },
    parameters: commonSearchParameters(),
  };
}

function inExtensions(vector: Vector): Resource {
  const values = Array.isArray(vector.resourceValue)
    ? vector.resourceValue
    : [vector.resourceValue];
  const extension = values
    .filter(
      (value) => value !== null && (typeof value !== 'object' || Object.keys(value).length > 0),
    )
    .map((value) => ({ url: 'http://example.org/value', ...choice(vector, value) }));
  return { resourceType: 'Basic', id: 'r', ...(extension.length > 0 ? { extension } : {}) };
}

function choice({ type, datatype }: Vector, value: unknown): Record<string, unknown> {
  const json =
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  if (type === 'date') return json ? { valuePeriod: json } : { valueDateTime: value };
  if (type === 'reference') {
    if (json) return { valueReference: json };
    return String(value).startsWith('urn:') ? { valueUri: value } : { valueCanonical: value };
  }
  if (datatype === 'CodeableConcept' && json && 'system' in json) {
    return { valueCodeableConcept: { coding: [json] } };
  }
  return { [`value${datatype?.slice(0, 1).toUpperCase()}${datatype?.slice(1)}`]: value };
}

function referenceType(value: unknown): SearchParameterType {
  return typeof value === 'string' ? 'uri' : 'reference';
}

function parameter(code: string, type: SearchParameterType, expression: string): SearchParameter {
  return {
    id: code,
    url: `http://example.org/SearchParameter/${code}`,
    code,
    type,
    base: ['Basic'],
    expression,
  };
}
