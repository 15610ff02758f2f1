import { resourceTypes, type SearchParameter } from '../../spec/index.ts';
import { UnknownModifier, UnknownParameter, Unsupported } from './errors.ts';
import { nearNames } from './near-names.ts';
import type { QueryPart } from './query.ts';

/** Parameters that shape the result and leave the matches alone (search.html#table, http.html#parameters). */
const resultParameters = new Set([
  '_sort',
  '_count',
  '_include',
  '_revinclude',
  '_summary',
  '_total',
  '_elements',
  '_contained',
  '_containedType',
  '_format',
  '_pretty',
]);

/** Parameters of R4 that are not an expression over the resource. */
const special = new Set(['_text', '_content', '_list', '_query', '_filter', '_type']);

/** Modifiers that R4 defines, for one type of parameter or another (search.html#modifiers). */
const definedModifiers = new Set([
  'missing',
  'exact',
  'contains',
  'text',
  'not',
  'in',
  'not-in',
  'above',
  'below',
  'of-type',
  'identifier',
]);

const judgedModifiers: Record<string, readonly string[]> = {
  token: ['not', 'text', 'of-type'],
  reference: ['identifier'],
  date: [],
  string: ['contains', 'exact'],
  uri: [],
};

/** Whether a part only shapes the result. */
export function isResultControl({ name, value }: QueryPart): boolean {
  if (name === '_contained' && value !== undefined && value !== 'false') {
    throw new Unsupported('_contained asks for contained resources');
  }
  return resultParameters.has(name);
}

/**
 * The SearchParameter that a part of a query names.
 * @throws UnknownParameter, UnknownModifier, or Unsupported for what R4 has and the oracle has not
 */
export function parameterOf(
  { name, modifier }: QueryPart,
  type: string,
  known: readonly SearchParameter[],
): SearchParameter {
  const parameter = known.find((one) => one.code === name);
  if (special.has(name)) throw new Unsupported(`parameter '${name}'`);
  if (!parameter) {
    throw new UnknownParameter(
      type,
      name,
      nearNames(
        name,
        known.map((one) => one.code),
      ),
    );
  }
  checkModifier(parameter, modifier);
  return parameter;
}

function checkModifier(parameter: SearchParameter, modifier: string | undefined): void {
  if (modifier === 'missing' && parameter.expression) return;
  const judged = judgedModifiers[parameter.type];
  if (!judged || !parameter.expression) {
    throw new Unsupported(`'${parameter.code}', a parameter of type ${parameter.type}`);
  }
  if (modifier === undefined || judged.includes(modifier)) return;
  if (parameter.type === 'reference' && resourceTypes().includes(modifier)) return;
  if (definedModifiers.has(modifier)) {
    throw new Unsupported(
      `modifier ':${modifier}' on '${parameter.code}', a ${parameter.type} parameter`,
    );
  }
  throw new UnknownModifier(parameter.code, modifier, parameter.type);
}
