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
    .flatMap(({ path, type, data }) => `${path} is ${fields(type, data).join(' ')}`);
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
  const texts = fields(type, data);
  const what = `${parameter}: ${path} is ${texts.join(' ')}`;
  const of = (verdict: 'must' | 'open', why = '') =>
    judgement(verdict, `${what}${why} (search#string)`);
  if (modifier === 'exact') {
    if (texts.includes(value)) return of('must');
    const isSpaced = texts.some((text) => text.trim() === value.trim());
    return isSpaced ? of('open', ', with other space around it') : undefined;
  }
  const matches = modifier === 'contains' ? isWithin : isAtStart;
  const [withMarks, without] = [spaced, bare].map((form) =>
    texts.some((text) => form(value) !== '' && matches(form(text), form(value))),
  );
  if (withMarks && without) return of('must');
  if (withMarks || without) return of('open', '; punctuation and space SHOULD be ignored');
  if (bare(value) === '') return of('open', '; nothing is left of the value without punctuation');
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

function fields(type: string, data: unknown): string[] {
  if (typeof data === 'string') return [data];
  const parts = data as Record<string, string | string[] | undefined> | undefined;
  return (PARTS[type] ?? []).flatMap((name) => parts?.[name] ?? []);
}

/** Case and combining characters are ignored, and how much space there is. */
function spaced(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** As {@link spaced}, without punctuation and space. */
function bare(text: string): string {
  return spaced(text).replace(/[\p{P}\s]/gu, '');
}
