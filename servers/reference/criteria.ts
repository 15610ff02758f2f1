import type { SearchParameter } from '../../spec/index.ts';
import type { Database } from './database.ts';
import { typesOf } from './expression.ts';
import { parametersOf } from './parameters.ts';
import { splitUnescaped } from './query.ts';
import { refuse, UnknownParameter } from './refusal.ts';
import { dateMatches } from './search-date.ts';
import { isTypeModifier, referenceMatches, typedReferenceMatches } from './search-reference.ts';
import {
  stringContains,
  stringEquals,
  stringMatches,
  uriAbove,
  uriBelow,
  uriMatches,
} from './search-text.ts';
import { ofTypeMatches, tokenMatches, tokenTextMatches } from './search-token.ts';
import { Sql, some, sql } from './sql.ts';

export interface CriteriaContext {
  database: Database;
  base: string;
  /** Column with the key of the resource that has to match; left out, that of the resource searched for. */
  key?: Sql;
  /** The search starts from what this criterion finds; left out, each candidate is looked up in the index. */
  leads?: boolean;
}

/** A value of a parameter → the query for the keys of matching resources. */
type Matcher = (
  parameter: string,
  value: string,
  context: CriteriaContext & { type: string },
) => Sql;

/** By parameter type and modifier; the empty modifier is none. */
const matchers: Partial<Record<SearchParameter['type'], Record<string, Matcher>>> = {
  token: {
    '': tokenMatches,
    not: tokenMatches,
    text: tokenTextMatches,
    'of-type': ofTypeMatches,
  },
  reference: {
    '': referenceMatches,
    identifier: (parameter, value) => tokenMatches(`${parameter}:identifier`, value),
  },
  date: { '': dateMatches },
  string: { '': stringMatches, contains: stringContains, exact: stringEquals },
  uri: { '': uriMatches, below: uriBelow, above: uriAbove },
};

/** Datatypes that a token modifier makes sense for (search.html#token). */
const modifierNeeds: Record<string, readonly string[]> = {
  text: ['Coding', 'CodeableConcept', 'Identifier'],
  'of-type': ['Identifier'],
};

/** A candidate is one of the keys that a query finds. */
function isAmong(query: Sql, { key = searched, leads }: CriteriaContext): Sql {
  if (leads) return sql`${key} IN (${query})`;
  return sql`EXISTS (SELECT 1 FROM (${query}) AS hit WHERE hit.resource = ${key})`;
}

const searched = sql`resource.key`;

/**
 * A search parameter with its value as a condition on the key of a resource of this type.
 * @throws {UnknownParameter} if the type has no such parameter that this server supports
 * @throws {Refusal} for a modifier or a value the parameter cannot have
 */
export function criterion(
  type: string,
  name: string,
  value: string,
  context: CriteriaContext,
): Sql {
  if (name.startsWith('_has:')) return reverseChain(name, value, context);
  const dot = name.indexOf('.');
  if (dot !== -1) return chain(type, name, dot, value, context);
  const [code = '', ...modifiers] = name.split(':');
  const parameter = known(type, code, name);
  return ownCriterion(type, parameter, modifiers.join(':'), value, context);
}

function known(type: string, code: string, asWritten: string): SearchParameter {
  const parameter = parametersOf(type).get(code);
  if (!parameter) throw new UnknownParameter(asWritten);
  return parameter;
}

function ownCriterion(
  type: string,
  parameter: SearchParameter,
  modifier: string,
  value: string,
  context: CriteriaContext,
): Sql {
  const { code } = parameter;
  if (modifier === 'missing') return missing(code, value, context);
  const matches = matcherFor(type, parameter, modifier);
  const values = splitUnescaped(value, ',').filter((part) => part !== '');
  const anyOf = some(
    values.map((part) => isAmong(matches(code, part, { ...context, type }), context)),
  );
  return modifier === 'not' ? sql`NOT ${anyOf}` : anyOf;
}

function matcherFor(type: string, parameter: SearchParameter, modifier: string): Matcher {
  const plain = matchers[parameter.type] ?? {};
  const matcher = Object.hasOwn(plain, modifier) ? plain[modifier] : undefined;
  if (matcher && suits(type, parameter, modifier)) return matcher;
  if (parameter.type === 'reference' && isTarget(parameter, modifier)) {
    return (code, value, context) => typedReferenceMatches(code, modifier, value, context);
  }
  throw refuse(
    400,
    'not-supported',
    `The modifier ':${modifier}' is not supported for '${parameter.code}'.`,
    `http.${parameter.code}:${modifier}`,
  );
}

function suits(type: string, parameter: SearchParameter, modifier: string): boolean {
  const needed = modifierNeeds[modifier];
  if (!needed) return true;
  const found = typesOf(parameter.expression, type);
  return needed.some((datatype) => found.has(datatype));
}

function isTarget(parameter: SearchParameter, modifier: string): boolean {
  return isTypeModifier(modifier) && (parameter.targets?.includes(modifier) ?? true);
}

function missing(code: string, value: string, context: CriteriaContext): Sql {
  if (value !== 'true' && value !== 'false') {
    throw refuse(
      400,
      'value',
      `':missing' is true or false, not '${value}'.`,
      `http.${code}:missing`,
    );
  }
  const present = isAmong(sql`SELECT resource FROM present WHERE parameter = ${code}`, context);
  return value === 'true' ? sql`NOT ${present}` : present;
}

/** `subject:Patient.identifier=…`: what is referred to meets the rest of the chain (search.html#chaining). */
function chain(
  type: string,
  name: string,
  dot: number,
  value: string,
  context: CriteriaContext,
): Sql {
  const [code = '', modifier] = name.slice(0, dot).split(':');
  const rest = name.slice(dot + 1);
  const parameter = known(type, code, name);
  if (parameter.type !== 'reference') throw new UnknownParameter(name);
  if (modifier !== undefined && !isTarget(parameter, modifier)) {
    throw refuse(400, 'not-supported', `'${name}' cannot be chained.`, `http.${name}`);
  }
  const target = modifier ?? onlyTarget(parameter, rest, name);
  const far = alias(rest);
  const condition = criterion(target, rest, value, reached(far, context));
  const query = sql`SELECT reference.resource FROM reference JOIN resource AS ${far}
    ON ${far}.type = reference.type AND ${far}.id = reference.id AND ${far}.deleted = 0
    WHERE reference.parameter = ${code} AND reference.type = ${target} AND ${condition}`;
  return isAmong(query, context);
}

/** Each step of a chain has a name of its own for the resource that it leads to. */
function alias(rest: string): Sql {
  return new Sql(`step_${rest.split(/[.:]/).length}`, []);
}

function reached(far: Sql, { database, base }: CriteriaContext): CriteriaContext {
  return { database, base, key: sql`${far}.key` };
}

/** The one target type that the rest of the chain makes sense for; `patient` has only Patients. */
function onlyTarget(parameter: SearchParameter, rest: string, name: string): string {
  const filtered = /resolve\(\) is (\w+)/.exec(parameter.expression)?.[1];
  const targets = filtered ? [filtered] : (parameter.targets ?? []);
  const next = rest.startsWith('_has:') ? '_id' : (rest.split(/[.:]/)[0] ?? '');
  const possible = targets.filter((target) => parametersOf(target).has(next));
  const [only, another] = possible;
  if (!only) throw new UnknownParameter(name);
  if (another) {
    const forms = possible.map((target) => `${parameter.code}:${target}.${rest}`);
    throw refuse(
      400,
      'multiple-matches',
      `'${name}' may lead to several types: say ${forms.join(' or ')}.`,
      `http.${name}`,
    );
  }
  return only;
}

/** `_has:Observation:patient:code=…`: a resource that meets the rest refers to this one (search.html#has). */
function reverseChain(name: string, value: string, context: CriteriaContext): Sql {
  const [, source = '', code = '', ...remainder] = name.split(':');
  const rest = remainder.join(':');
  const parameter = parametersOf(source).get(code);
  if (parameter?.type !== 'reference' || rest === '') throw new UnknownParameter(name);
  const far = alias(rest);
  const condition = criterion(source, rest, value, reached(far, context));
  const query = sql`SELECT target.key AS resource FROM reference
    JOIN resource AS ${far} ON ${far}.key = reference.resource AND ${far}.deleted = 0
    JOIN resource AS target ON target.type = reference.type AND target.id = reference.id
    WHERE reference.parameter = ${code} AND ${far}.type = ${source} AND ${far}.container IS NULL
      AND ${condition}`;
  return isAmong(query, context);
}
