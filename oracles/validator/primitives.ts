import { primitivePatterns } from '../../spec/index.ts';
import type { IssueCode, Severity } from './issue.ts';

/** What is wrong with the value of a primitive. */
export interface ValueProblem {
  severity: Severity;
  code: IssueCode;
  rule: 'pattern' | 'range' | 'calendar' | 'length' | 'empty' | 'content' | 'coding-system';
  text: string;
  clause: string;
}

/** How a primitive type of R4 is written in JSON, and which values it has. */
export interface Primitive {
  name: string;
  json: 'string' | 'number' | 'boolean';
  /** Undefined for a value of the type; only called with values of the right JSON type. */
  check(value: string | number | boolean): ValueProblem | undefined;
  /** Whether it is a number without a decimal point; that shows in the text alone. */
  integer: boolean;
}

const MOST_CHARACTERS = 1024 * 1024;
const LEAST = -2_147_483_648;
const MOST = 2_147_483_647;

const least: Readonly<Record<string, number>> = { integer: LEAST, unsignedInt: 0, positiveInt: 1 };

/** Types whose text is free; their published pattern is informative and narrower than the prose. */
const texts: readonly string[] = ['string', 'markdown', 'xhtml'];
const dated: readonly string[] = ['date', 'dateTime', 'instant'];

const VALUE_SET = /^https?:\/\/[^?#]*\/ValueSet\/[^/?#]+$/;
const NO_SYSTEM: ValueProblem = {
  severity: 'error',
  code: 'structure',
  rule: 'coding-system',
  text: 'is a value set, and no code system',
  clause: 'datatypes.html#Coding',
};

/** The uri of a Coding's system, which SHALL NOT be that of a value set. */
export function systemOf(uri: Primitive): Primitive {
  return {
    ...uri,
    check: (value) => uri.check(value) ?? (VALUE_SET.test(value as string) ? NO_SYSTEM : undefined),
  };
}

/** Every primitive type of R4, by name. */
export function primitiveTypes(): ReadonlyMap<string, Primitive> {
  return new Map(
    Object.entries(primitivePatterns()).map(([name, pattern]) => [name, primitive(name, pattern)]),
  );
}

function primitive(name: string, pattern: string): Primitive {
  if (name === 'boolean') return { name, json: 'boolean', integer: false, check: () => undefined };
  if (name === 'decimal') return { name, json: 'number', integer: false, check: decimalProblem };
  const lower = least[name];
  if (lower !== undefined) {
    return { name, json: 'number', integer: true, check: integerProblem(name, lower) };
  }
  return { name, json: 'string', integer: false, check: stringCheck(name, pattern) };
}

function problem(
  name: string,
  rule: ValueProblem['rule'],
  text: string,
  code: IssueCode = 'value',
): ValueProblem {
  return { severity: 'error', code, rule, text, clause: `datatypes.html#${name}` };
}

function integerProblem(name: string, lower: number): Primitive['check'] {
  return (value) => {
    if (!Number.isInteger(value)) return problem(name, 'pattern', 'is not a whole number');
    if ((value as number) >= lower && (value as number) <= MOST) return undefined;
    return problem(name, 'range', `is not in the range ${lower} to ${MOST} of ${name}`);
  };
}

/** JSON.parse makes infinity of what is beyond xs:double, the limit that R4 sets for JSON. */
function decimalProblem(value: string | number | boolean): ValueProblem | undefined {
  if (Number.isFinite(value)) return undefined;
  return problem('decimal', 'range', 'is beyond the limits of xs:double');
}

const EMPTY: ValueProblem = {
  severity: 'error',
  code: 'structure',
  rule: 'empty',
  text: 'is empty: a string has at least one character',
  clause: 'json.html#json',
};

/** "No whitespace other than single spaces": the published pattern lets a line break through. */
const CODE = /^[^ \t\r\n\f\v]+(?: [^ \t\r\n\f\v]+)*$/;

/** "UUIDs in URIs SHALL also be represented in lowercase" (datatypes.html#primitive). */
const URI = /^(?!urn:uuid:[0-9a-f-]*[A-F])\S*$/;

/** Types whose prose says more than the published pattern. */
const forms: Readonly<Record<string, RegExp>> = { code: CODE, uri: URI, url: URI, canonical: URI };

function stringCheck(name: string, pattern: string): Primitive['check'] {
  if (texts.includes(name)) return textCheck(name);
  if (name === 'base64Binary') return base64Check;
  const [form, longest] = formOf(name, pattern);
  const wrong = problem(name, 'pattern', `is not a ${name} as R4 writes it`);
  const noSuchDay = problem(name, 'calendar', 'is not a day of the calendar');
  const isDated = dated.includes(name);
  return (value) => {
    const text = value as string;
    if (text === '') return EMPTY;
    if (text.length > longest || !form.test(text)) return wrong;
    return isDated && !isDay(text) ? noSuchDay : undefined;
  };
}

/** The regular expression of a type, and the greatest length; to count `{1,64}` takes an expression twice the time. */
function formOf(name: string, pattern: string): [RegExp, number] {
  const own = forms[name];
  if (own) return [own, Number.POSITIVE_INFINITY];
  const counted = /^(\[[^\]]+\])\{1,(\d+)\}$/.exec(pattern);
  if (counted) return [new RegExp(`^${counted[1]}+$`), Number(counted[2])];
  return [new RegExp(`^(?:${pattern})$`), Number.POSITIVE_INFINITY];
}

const TOO_LONG = problem(
  'string',
  'length',
  'is longer than 1 MB (1024*1024 characters)',
  'too-long',
);
const BLANK: ValueProblem = {
  severity: 'warning',
  code: 'value',
  rule: 'content',
  text: 'is nothing but whitespace, which could be trimmed to nothing',
  clause: 'datatypes.html#string',
};
const CONTROL: ValueProblem = {
  severity: 'warning',
  code: 'value',
  rule: 'content',
  text: 'has control characters, which a string should not have',
  clause: 'datatypes.html#string',
};

const LONE_SURROGATE = /\p{Surrogate}/u;
const NO_CHARACTER = problem(
  'string',
  'content',
  'has half of a surrogate pair, which is no Unicode character',
);

const CONTROL_IN_MARKDOWN = problem(
  'markdown',
  'pattern',
  'has control characters, which markdown must not have',
);

function textCheck(name: string): Primitive['check'] {
  const limited = name !== 'xhtml';
  const control = name === 'markdown' ? CONTROL_IN_MARKDOWN : CONTROL;
  return (value) => {
    const text = value as string;
    if (text === '') return EMPTY;
    if (!limited) return undefined;
    if (text.length > MOST_CHARACTERS) return TOO_LONG;
    let blank = true;
    let controls = false;
    let highest = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > highest) highest = code;
      if (code > 32) blank = false;
      else if (code < 32 && code !== 9 && code !== 10 && code !== 13) controls = true;
    }
    if (highest >= 0xd800 && LONE_SURROGATE.test(text)) return NO_CHARACTER;
    if (controls) return control;
    return blank ? BLANK : undefined;
  };
}

const NOT_BASE64 = problem('base64Binary', 'pattern', 'is not base64 (RFC 4648)');

/** By hand: the published pattern takes exponential time on white space. */
function base64Check(value: string | number | boolean): ValueProblem | undefined {
  const text = value as string;
  if (text === '') return EMPTY;
  let characters = 0;
  let padding = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 32 || (code >= 9 && code <= 13)) continue;
    characters++;
    if (code === 61) padding++;
    else if (padding > 0 || !isBase64(code)) return NOT_BASE64;
  }
  if (characters === 0 || characters % 4 !== 0 || padding > 2) return NOT_BASE64;
  return undefined;
}

function isBase64(code: number): boolean {
  return (
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 47 && code <= 57) ||
    code === 43
  );
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether text that has the form of a date or dateTime names a day that there is. */
function isDay(text: string): boolean {
  if (text.length < 10) return true;
  const day = Number(text.slice(8, 10));
  if (day <= 28) return true;
  const month = Number(text.slice(5, 7));
  if (day <= (DAYS[month - 1] ?? 0)) return true;
  const year = Number(text.slice(0, 4));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && day === 29 && leap;
}
