import type { CompartmentDefinition, SearchParameter, SearchParameterType } from '../types.ts';
import { addedParameters, parameterTargets } from './corrections.ts';
import type { Definition, Source } from './source.ts';

/** The alternatives of a FHIRPath expression: its parts between `|` outside brackets and quotes. */
export function alternatives(expression: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let part = '';
  for (const character of expression) {
    if (character === "'") quoted = !quoted;
    else if (!quoted && '(['.includes(character)) depth += 1;
    else if (!quoted && ')]'.includes(character)) depth -= 1;
    if (character === '|' && depth === 0 && !quoted) {
      parts.push(part.trim());
      part = '';
    } else part += character;
  }
  return [...parts, part.trim()].filter(Boolean);
}

/** An expression cut down to the alternatives that start at a type; empty if there are none. */
export function expressionFor(type: string, expression: string): string {
  return alternatives(expression)
    .filter((part) => /^\(*\s*([A-Za-z]+)/.exec(part)?.[1] === type)
    .join(' | ');
}

function reduced(definition: Definition, type: string): SearchParameter {
  const published = definition as Definition & {
    type: SearchParameterType;
    expression?: string;
    target?: string[];
    comparator?: string[];
    component?: { definition: string; expression: string }[];
  };
  const corrected = parameterTargets.find(({ where }) => where === definition.url);
  const targets = corrected ? (corrected.used as string[]) : published.target;
  return {
    id: published.id ?? '',
    url: published.url,
    code: published.code ?? '',
    type: published.type,
    base: [type],
    expression: expressionFor(type, published.expression ?? ''),
    ...(targets && { targets }),
    ...(published.comparator && { comparators: published.comparator }),
    ...(published.component && {
      components: published.component.map(({ definition, expression }) => ({
        definition,
        expression,
      })),
    }),
  };
}

function parametersOf(source: Source, type: string): SearchParameter[] {
  const left = new Set(addedParameters.map(({ where }) => where));
  return source.searchParameters
    .filter(({ base, url }) => (base as string[]).includes(type) && !left.has(url))
    .map((definition) => reduced(definition, type))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The search parameters of each resource type asked for. */
export function distillSearchParameters(
  source: Source,
  types: readonly string[],
): Record<string, SearchParameter[]> {
  return Object.fromEntries([...types].sort().map((type) => [type, parametersOf(source, type)]));
}

/** The search parameters that R4 publishes for all resource types. */
export function distillCommonParameters(source: Source): SearchParameter[] {
  return ['DomainResource', 'Resource']
    .flatMap((type) => parametersOf(source, type))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Membership of the five compartments; types that are never in one are left out. */
export function distillCompartments(source: Source): CompartmentDefinition[] {
  return source.compartments
    .map((definition) => ({
      code: definition.code as CompartmentDefinition['code'],
      members: Object.fromEntries(
        (definition.resource as { code: string; param?: string[] }[])
          .filter(({ param }) => param?.length)
          .map(({ code, param }) => [code, param ?? []]),
      ),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
