import type { Found } from './extract.ts';
import { anyOf, type Judgement, judgement } from './verdict.ts';

export type StringModifier = 'contains' | 'exact';

/** The parts of these that are of type string; `use` and `period` are not searched. */
const PARTS: Record<string, readonly string[]> = {
  HumanName: ['text', 'family', 'given', 'prefix', 'suffix'],
  Address: ['text', 'line', 'city', 'district', 'state', 'postalCode', 'country'],
};

/** Judges one resource by the strings found in it (search.html#string); values are alternatives. */
export function judgeString(
  found: readonly Found[],
  values: readonly string[],
  modifier: StringModifier | undefined,
  parameter: string,
): Judgement {
  const hits = found.flatMap((one) =>
    values.flatMap((value) => hit(one, value, modifier, parameter) ?? []),
  );
  if (hits.length > 0) return anyOf(hits);
  const seen = found
    .slice(0, 3)
    .flatMap(({ path, type, data }) => `${path} is ${stringsIn(type, data).join(' ')}`);
  const what = seen.length > 0 ? seen.join(', ') : 'it has no value';
  const how = modifier ? `:${modifier}` : 'the start';
  return judgement(
    'must-not',
    `${parameter}: nothing has ${values.join(' or ')} as ${how}: ${what} (search#string)`,
  );
}

function hit(
  { path, type, data }: Found,
  value: string,
  modifier: StringModifier | undefined,
  parameter: string,
): Judgement | undefined {
  const texts = stringsIn(type, data);
  const what = `${parameter}: ${path} is ${texts.join(' ')}`;
  const of = (verdict: 'must' | 'open', why = '') =>
    judgement(verdict, `${what}${why} (search#string)`);
  if (modifier === 'exact') {
    if (texts.includes(value)) return of('must');
    if (texts.some((text) => text.normalize() === value.normalize())) {
      return of('open', '; servers decide on canonically equivalent characters (search#modifiers)');
    }
    const isSpaced = texts.some((text) => text.trim() === value.trim());
    return isSpaced ? of('open', ', with other space around it') : undefined;
  }
  const matches = modifier === 'contains' ? isWithin : isAtStart;
  const [asWritten, without, loosely] = [folded, bare, loose].map((form) =>
    texts.some((text) => form(value) !== '' && matches(form(text), form(value))),
  );
  if (asWritten && without) return of('must');
  if (asWritten || without) return of('open', '; punctuation and space SHOULD be ignored');
  if (bare(value) === '') return of('open', '; nothing is left of the value without punctuation');
  if (loosely) return of('open', '; R4 does not say which letters are the same letter');
  if (texts.some((text) => spaced(text).includes(` ${spaced(value)}`))) {
    return of('open', '; servers may look at each word');
  }
  // A whole name or address may be searched as one text, in whatever order.
  const words = new Set(texts.flatMap((text) => spaced(text).split(' ')));
  const isLoose =
    Object.hasOwn(PARTS, type) &&
    spaced(value)
      .split(' ')
      .some((word) => [...words].some((one) => one.includes(word)));
  return isLoose ? of('open', '; names and addresses may be matched flexibly') : undefined;
}

const isAtStart = (text: string, value: string) => text.startsWith(value);
const isWithin = (text: string, value: string) => text.includes(value);

/** The texts of a value; a repeating part may have gaps where it has only extensions. */
export function stringsIn(type: string, data: unknown): string[] {
  if (typeof data === 'string') return [data];
  const parts = data as Record<string, unknown> | undefined;
  return (PARTS[type] ?? [])
    .flatMap((name) => parts?.[name])
    .filter((text) => typeof text === 'string');
}

/** Case and combining characters are ignored. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** As {@link folded}, without punctuation and space. */
function bare(text: string): string {
  return folded(text).replace(/[\p{P}\s]/gu, '');
}

/** As {@link folded}, one space between words. */
function spaced(text: string): string {
  return folded(text)
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}

const strokes: Record<string, string> = { Ø: 'O', Ł: 'L', Đ: 'D', Ħ: 'H', Ŧ: 'T' };

/** As {@link bare}, by compatibility and by the capitals: ø is an o, ß is ss. */
function loose(text: string): string {
  return bare(text.normalize('NFKD'))
    .toUpperCase()
    .replace(/[ØŁĐĦŦ]/g, (letter) => strokes[letter] ?? letter);
}
