import type { Resource, SearchParameter } from '../../spec/index.ts';
import { dateValue, judgeDate } from './date.ts';
import { MalformedValue } from './errors.ts';
import type { Found } from './extract.ts';
import { type QueryPart, splitUnescaped, undefinedSyntax, unescaped } from './query.ts';
import type { ZoneWindow } from './readings.ts';
import { judgeReference, type ReferenceContext, referenceValue } from './reference.ts';
import { judgeString, type StringModifier } from './string.ts';
import { judgeToken, type TokenModifier, tokenTest } from './token.ts';
import { judgeUri } from './uri.ts';
import type { Values } from './values.ts';
import { type Judgement, judgement } from './verdict.ts';

/** One criterion of a query, ready to be put to any number of resources. */
export interface Clause {
  judge(resource: Resource): Judgement;
  /** A bare id that is known under several types. */
  ambiguous: boolean;
  /** As in {@link PreparedSearch}. */
  looksUpIds?: boolean;
}

/** What a clause needs around it. */
export interface ClauseContext {
  valuesOf(resource: Resource, parameter: SearchParameter): Values;
  /** Own base; undefined if it is not known. */
  base: string | undefined;
  zones: ZoneWindow | undefined;
  typesOf(id: string): readonly string[];
}

type Judge = (values: Values) => Judgement;

/**
 * Makes a clause of a part of a query whose parameter is known.
 * @throws MalformedValue if a value has not the syntax of the parameter's type
 */
export function clauseOf(
  part: QueryPart,
  parameter: SearchParameter,
  context: ClauseContext,
): Clause {
  const { judge, ambiguous = false } = judgeOf(part, parameter, context);
  return { ambiguous, judge: (resource) => judge(context.valuesOf(resource, parameter)) };
}

function judgeOf(
  { modifier, value }: QueryPart,
  parameter: SearchParameter,
  context: ClauseContext,
): { judge: Judge; ambiguous?: boolean } {
  const { code } = parameter;
  const because =
    value === undefined
      ? 'R4 does not say what a name without a value means (search#errors)'
      : undefinedSyntax(value);
  if (value === undefined || because) {
    const open = judgement('open', `${code}${value === undefined ? '' : `=${value}`}: ${because}`);
    return { judge: () => open };
  }
  if (modifier === 'missing') return { judge: missingJudge(value, code) };
  const raw = splitUnescaped(value, ',');
  switch (parameter.type) {
    case 'token':
      return { judge: tokenJudge(raw, modifier as TokenModifier | undefined, code) };
    case 'reference':
      return referenceJudge(raw, modifier, code, context);
    case 'date': {
      const dates = raw.map((one) => dateValue(unescaped(one), code));
      const options = { zones: context.zones, slippery: code === '_lastUpdated' };
      return { judge: ({ dates: stored }) => judgeDate(stored, dates, code, options) };
    }
    case 'string': {
      const texts = raw.map(unescaped);
      const how = modifier as StringModifier | undefined;
      return { judge: ({ found }) => judgeString(found, texts, how, code) };
    }
    default: {
      const uris = raw.map(unescaped);
      return { judge: ({ found }) => judgeUri(found, uris, code) };
    }
  }
}

function missingJudge(value: string, code: string): Judge {
  if (value !== 'true' && value !== 'false') {
    throw new MalformedValue(
      `${code}:missing`,
      value,
      'true or false is expected (search#modifiers)',
    );
  }
  return ({ presence, found }) => {
    const [first] = found;
    if (presence === 'in-doubt') {
      const why = `${first?.path} is there without what is searched, R4 says only "usually"`;
      return judgement('open', `${code}: ${why} (search#modifiers)`);
    }
    const missing = presence === 'absent';
    const state = missing ? absence(first) : `${first?.path} has a value`;
    return judgement(
      missing === (value === 'true') ? 'must' : 'must-not',
      `${code}: ${state} (search#modifiers)`,
    );
  };
}

function absence(first: Found | undefined): string {
  return first ? `${first.path} has extensions and no value` : 'it has no value';
}

function tokenJudge(
  raw: readonly string[],
  modifier: TokenModifier | undefined,
  code: string,
): Judge {
  const tests = raw.map((one) => tokenTest(one, modifier, code));
  return ({ tokens, unread }) => {
    const judged = judgeToken(tokens, tests, modifier, code);
    const [strange] = unread;
    if (!strange) return judged;
    return judgement(
      'open',
      `${code}: ${strange.path} is a ${strange.type}, not judged (search#token)`,
    );
  };
}

function referenceJudge(
  raw: readonly string[],
  modifier: string | undefined,
  code: string,
  { base, typesOf }: ClauseContext,
): { judge: Judge; ambiguous?: boolean } {
  if (modifier === 'identifier') return { judge: identifierJudge(raw, code) };
  const context: ReferenceContext = { parameter: code, base, typesOf };
  const values = raw.map((one) => referenceValue(unescaped(one), modifier, context));
  return {
    judge: ({ found }) => judgeReference(found, values, context),
    ambiguous: values.some((value) => value.ambiguous !== undefined),
  };
}

function identifierJudge(raw: readonly string[], code: string): Judge {
  const tests = raw.map((one) => tokenTest(one, undefined, code));
  return ({ identifiers, found }) => {
    const judged = judgeToken(identifiers, tests, undefined, `${code}:identifier`);
    const doubtful = found.find(({ targetInDoubt }) => targetInDoubt);
    if (!doubtful || judged.verdict !== 'must') return judged;
    const why = 'its target need not resolve to the type (imagingstudy#search)';
    return judgement('open', `${judged.reasons.join('; ')}, but ${why}`);
  };
}
