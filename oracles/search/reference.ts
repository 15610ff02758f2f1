import { MalformedValue } from './errors.ts';
import type { Found } from './extract.ts';
import { type Literal, literalOf, type Sameness, sameRoot, sameText } from './reference-text.ts';
import { anyOf, type Judgement, judgement } from './verdict.ts';

/** What the oracle knows around a reference search. */
export interface ReferenceContext {
  parameter: string;
  /** Own base; undefined if it is not known. */
  base: string | undefined;
  /** The types under which a logical id is known, of those the parameter can point at. */
  typesOf(id: string): readonly string[];
}

/** A value of a reference search, read once per query. */
export interface ReferenceValue {
  text: string;
  literal: Literal;
  /** Type given as a modifier. */
  type?: string;
  /** The types it could mean, where a bare id is known under several. */
  ambiguous?: readonly string[];
}

/**
 * Reads a value of a reference search (search.html#reference).
 * @param type the `:Type` modifier
 * @throws MalformedValue if the value is empty
 */
export function referenceValue(
  text: string,
  type: string | undefined,
  context: ReferenceContext,
): ReferenceValue {
  const literal = literalOf(text);
  if (!literal) throw new MalformedValue(context.parameter, text, 'a reference is expected');
  if (literal.kind !== 'bare') return type ? { text, literal, type } : { text, literal };
  if (type) return { text, type, literal: { kind: 'rest', text, root: '', type, id: literal.id } };
  const types = context.typesOf(literal.id);
  return types.length > 1 ? { text, literal, ambiguous: types } : { text, literal };
}

/** Judges one resource by the references found in it; values are alternatives. */
export function judgeReference(
  found: readonly Found[],
  values: readonly ReferenceValue[],
  context: ReferenceContext,
): Judgement {
  const hits = found.flatMap((one) => values.flatMap((value) => hit(one, value, context) ?? []));
  if (hits.length > 0) return anyOf(hits);
  const asked = values.map(({ text }) => text).join(' or ');
  const there = found.slice(0, 3).map((one) => `${one.path} is ${shown(one)}`);
  const seen = there.length > 0 ? there.join(', ') : 'it has no value';
  return judgement(
    'must-not',
    `${context.parameter}: nothing refers to ${asked}: ${seen} (search#reference)`,
  );
}

/** The judgement where a stored reference has to do with a value; undefined where it has not. */
function hit(
  found: Found,
  value: ReferenceValue,
  context: ReferenceContext,
): Judgement | undefined {
  const { parameter } = context;
  if (found.type !== 'Reference') {
    return judgement(
      'open',
      `${parameter}: ${found.path} is a ${found.type}, not judged (search#reference)`,
    );
  }
  const stored = literalOf((found.data as { reference?: unknown } | undefined)?.reference);
  if (!stored) return undefined;
  const { same, because } = { because: '', ...compare(stored, value, context) };
  if (same === 'no') return undefined;
  const doubt = because || doubtOf(found, stored, value);
  const what = `${parameter}: ${found.path} is ${stored.text}`;
  return doubt
    ? judgement('open', `${what}; ${value.text}: ${doubt}`)
    : judgement('must', `${what} (search#reference)`);
}

function compare(stored: Literal, value: ReferenceValue, context: ReferenceContext): Sameness {
  const asked = value.literal;
  if (value.type && asked.kind === 'rest' && asked.type !== value.type) return { same: 'no' };
  if (asked.kind === 'contained' || stored.kind === 'contained') {
    if (asked.kind !== stored.kind || asked.text !== stored.text) return { same: 'no' };
    return {
      same: 'in-doubt',
      because: 'no rule for the address of a contained resource (search#contained)',
    };
  }
  if (asked.kind === 'bare' && stored.kind === 'rest') {
    return asked.id === stored.id ? sameRoot(stored.root, '', context.base) : { same: 'no' };
  }
  if (asked.kind === 'rest' && stored.kind === 'rest') {
    if (asked.type !== stored.type || asked.id !== stored.id) return { same: 'no' };
    return sameRoot(stored.root, asked.root, context.base);
  }
  return asked.kind === stored.kind ? sameText(asked.text, stored.text) : { same: 'no' };
}

/** Why a reference that names what was asked for need not match all the same. */
function doubtOf(found: Found, stored: Literal, value: ReferenceValue): string | undefined {
  const { literal: asked } = value;
  if (stored.kind === 'rest' && (stored.version || (asked.kind === 'rest' && asked.version))) {
    return 'R4 has no rule for a versioned reference in a plain search (search#versions)';
  }
  if (stored.kind === 'bare' || (stored.kind === 'other' && !stored.text.includes(':'))) {
    return 'what is stored is not a literal reference (references#literal)';
  }
  if (found.targetInDoubt) {
    return 'the target need not resolve to the type (imagingstudy#search)';
  }
  if (value.ambiguous) {
    return `the id is known as ${value.ambiguous.join(' and ')}, the search SHOULD be refused (search#reference)`;
  }
  if (value.type && /[/:]/.test(value.text)) {
    return 'a type modifier goes with a bare id, not with an address (search#reference)';
  }
  return undefined;
}

function shown({ data, type }: Found): string {
  const reference = data as { reference?: unknown; identifier?: unknown } | undefined;
  if (typeof reference?.reference === 'string') return reference.reference;
  return type === 'Reference' ? 'without a literal reference' : `a ${type}`;
}
