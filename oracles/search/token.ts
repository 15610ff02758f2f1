import { MalformedValue } from './errors.ts';
import { splitUnescaped, unescaped } from './query.ts';
import {
  matchOfType,
  matchText,
  matchToken,
  type TokenHit,
  type TokenValue,
} from './token-match.ts';
import type { StoredToken } from './token-values.ts';
import { allOf, anyOf, type Judgement, judgement, not } from './verdict.ts';

/** Modifiers of a token parameter that are judged here. */
export type TokenModifier = 'not' | 'text' | 'of-type';

/** What a value asks of a stored token, read once per query. */
export interface TokenTest {
  text: string;
  match(stored: StoredToken): TokenHit;
  /** Why R4 does not say what the value means. */
  undefinedBecause?: string;
}

/**
 * Reads a value of a token search (search.html#token), its escapes still in it.
 * @throws MalformedValue if `:of-type` has not all three parts
 */
export function tokenTest(
  raw: string,
  modifier: TokenModifier | undefined,
  parameter: string,
): TokenTest {
  const text = unescaped(raw);
  if (modifier === 'text') return { text, match: (stored) => matchText(stored, text) };
  const parts = splitUnescaped(raw, '|').map(unescaped);
  if (modifier === 'of-type') {
    const [system, code, value] = parts;
    if (parts.length !== 3 || !system || !code || !value) {
      throw new MalformedValue(
        parameter,
        text,
        'all three parts of system|code|value must be present (search#token)',
      );
    }
    return { text, match: (stored) => matchOfType(stored, [system, code, value]) };
  }
  const value: TokenValue =
    parts.length > 1
      ? { text, system: parts[0] ?? '', code: parts[1] ?? '' }
      : { text, code: parts[0] ?? '' };
  const test: TokenTest = { text, match: (stored) => matchToken(stored, value) };
  if (parts.length > 2)
    test.undefinedBecause = 'a token has one bar, others are escaped (search#escaping)';
  if (value.code === '' && !value.system)
    test.undefinedBecause = 'a lone bar has no meaning (search#token)';
  return test;
}

/** Judges one resource by the tokens found in it; the tests are alternatives. */
export function judgeToken(
  stored: readonly StoredToken[],
  tests: readonly TokenTest[],
  modifier: TokenModifier | undefined,
  parameter: string,
): Judgement {
  const judged = tests.map((test) => judgeTest(stored, test, parameter));
  if (modifier !== 'not') return anyOf(judged);
  // With a comma R4 does not say whether none of the values, or only one, has to be absent.
  const [none, oneAbsent] = [not(anyOf(judged)), not(allOf(judged))];
  if (none.verdict === oneAbsent.verdict) return none;
  const reason = `${parameter}: it has some of the values and not others; no rule for :not with a comma (search#combining)`;
  return judgement('open', reason);
}

function judgeTest(stored: readonly StoredToken[], test: TokenTest, parameter: string): Judgement {
  if (test.undefinedBecause)
    return judgement('open', `${parameter}=${test.text}: ${test.undefinedBecause}`);
  const unsure: Judgement[] = [];
  for (const one of stored) {
    const hit = test.match(one);
    if (!hit) continue;
    const what = `${parameter}: ${one.path} is ${shown(one)}`;
    if (hit.sure) return judgement('must', `${what} (search#token)`);
    unsure.push(judgement('open', `${what}; ${test.text}: ${hit.because}`, hit.should));
  }
  if (unsure.length > 0) {
    const joined = anyOf(unsure);
    return { ...joined, reasons: joined.reasons.slice(0, 3) };
  }
  const seen = allShown(stored);
  return judgement('must-not', `${parameter}: nothing is ${test.text}: ${seen} (search#token)`);
}

const told = new WeakMap<readonly StoredToken[], string>();

/** All tokens of a resource, in short; most searches ask for none of them. */
function allShown(stored: readonly StoredToken[]): string {
  const known = told.get(stored);
  if (known !== undefined) return known;
  const there = stored.slice(0, 3).map((one) => `${one.path} is ${shown(one)}`);
  if (stored.length > 3) there.push(`and ${stored.length - 3} more`);
  const text = there.length > 0 ? there.join(', ') : 'it has no value';
  told.set(stored, text);
  return text;
}

function shown({ system, code, texts, systemRule }: StoredToken): string {
  const pair = system === undefined ? code : `${system}|${code ?? ''}`;
  const token =
    systemRule === 'property' && system === undefined && code !== undefined ? `|${code}` : pair;
  const text = texts[0] === undefined ? '' : `'${texts[0]}'`;
  return [token, text].filter(Boolean).join(' ') || 'without a code';
}
