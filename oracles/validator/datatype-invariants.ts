import { momentOf } from '../search/moment.ts';
import type { InvariantTest } from './invariants.ts';
import { has, hasChoice, isNode, type Node, nodes } from './node.ts';

const UCUM = 'http://unitsofmeasure.org';

/** A day has 14 hours more on either side of the world (datatypes.html#dateTime). */
const widest = 14n * 3600n * 10n ** 18n;

/**
 * Whether one date or time is certainly after another: the earliest moment that its digits and zone allow lies
 * behind the latest one of the other. Without precision enough to tell, it is not.
 */
export function isCertainlyAfter(later: unknown, earlier: unknown): boolean {
  const a = typeof later === 'string' ? momentOf(later) : undefined;
  const b = typeof earlier === 'string' ? momentOf(earlier) : undefined;
  if (!a || !b) return false;
  const leeway = (a.offset === undefined) === (b.offset === undefined) ? 0n : widest;
  // The last unit of a range belongs to it, so that what starts at the end of the other is after it.
  return a.start - (a.offset ?? 0n) - leeway >= b.end - (b.offset ?? 0n);
}

const isIn = (value: unknown, ...allowed: unknown[]) =>
  value === undefined || allowed.includes(value);
const needs =
  (name: string, other: string): InvariantTest =>
  (node) =>
    !has(node, name) || has(node, other);
const ucum: InvariantTest = (node) => isIn(node.system, UCUM);
const codeIfValue = needs('value', 'code');
const notNegative =
  (name: string): InvariantTest =>
  (node) =>
    typeof node[name] !== 'number' || (node[name] as number) >= 0;

const isNumber = (value: unknown): value is number => typeof value === 'number';

/** Low and high can only be told apart in one unit. */
function rangeHolds({ low, high }: Node): boolean {
  if (!isNode(low) || !isNode(high) || !isNumber(low.value) || !isNumber(high.value)) return true;
  const sameUnit =
    low.system === high.system &&
    low.code === high.code &&
    (low.code !== undefined || low.unit === high.unit);
  return !sameUnit || low.value <= high.value;
}

const eitherPathOrParameter: InvariantTest = (node) =>
  has(node, 'path') !== has(node, 'searchParam');
const codedMeals = ['C', 'CM', 'CD', 'CV'];

/** Invariants of datatypes, by key. */
export const dataTypeInvariants: Readonly<Record<string, InvariantTest>> = {
  'age-1': (n, c) => codeIfValue(n, c) && ucum(n, c) && !(isNumber(n.value) && n.value <= 0),
  'att-1': needs('data', 'contentType'),
  'cnt-3': (n, c) =>
    codeIfValue(n, c) &&
    ucum(n, c) &&
    isIn(n.code, '1') &&
    !(isNumber(n.value) && !Number.isInteger(n.value)),
  'cpt-2': needs('value', 'system'),
  'dis-1': (n, c) => codeIfValue(n, c) && ucum(n, c),
  'drq-1': eitherPathOrParameter,
  'drq-2': eitherPathOrParameter,
  'drt-1': (n, c) => !has(n, 'code') || (has(n, 'system') && ucum(n, c) && has(n, 'value')),
  'exp-1': (n) => has(n, 'expression') || has(n, 'reference'),
  'per-1': (n) => !isCertainlyAfter(n.start, n.end),
  'qty-3': needs('code', 'system'),
  'rat-1': (n) =>
    has(n, 'numerator') === has(n, 'denominator') && (has(n, 'numerator') || has(n, 'extension')),
  'rng-2': rangeHolds,
  'sqty-1': (n) => !has(n, 'comparator'),
  'tim-1': needs('duration', 'durationUnit'),
  'tim-2': needs('period', 'periodUnit'),
  'tim-4': notNegative('duration'),
  'tim-5': notNegative('period'),
  'tim-6': needs('periodMax', 'period'),
  'tim-7': needs('durationMax', 'duration'),
  'tim-8': needs('countMax', 'count'),
  'tim-9': (n) =>
    !has(n, 'offset') ||
    (has(n, 'when') &&
      !(Array.isArray(n.when) && n.when.some((one) => codedMeals.includes(one as string)))),
  'tim-10': (n) => !has(n, 'timeOfDay') || !has(n, 'when'),
  'trd-1': (n) => !has(n, 'data') || !hasChoice(n, 'timing'),
  'trd-2': needs('condition', 'data'),
  'trd-3': (n) =>
    (n.type !== 'named-event' || has(n, 'name')) &&
    (n.type !== 'periodic' || hasChoice(n, 'timing')) &&
    (typeof n.type !== 'string' || !n.type.startsWith('data-') || has(n, 'data')),
};

/** Whether a CodeableConcept has one of the codes of a system. */
export function isCoded(concept: unknown, system: string, ...codes: string[]): boolean {
  return nodes(concept)
    .flatMap((one) => nodes(one.coding))
    .some((coding) => coding.system === system && codes.includes(coding.code as string));
}
