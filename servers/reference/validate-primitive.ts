import { primitivePatterns, valueSet } from '../../spec/index.ts';
import { ExactNumber } from '../json.ts';
import { dateRange } from './date-range.ts';
import type { Property } from './elements.ts';
import type { IssueCode } from './refusal.ts';
import { narrativeProblem } from './validate-narrative.ts';

/** What is wrong with the value of a primitive element, if anything is (datatypes.html#primitive). */
export function primitiveIssue(
  value: unknown,
  { type: { code: type }, definition: { binding } }: Property,
): { code: IssueCode; diagnostics: string } | undefined {
  if (jsonTypeOf(value) !== (jsonTypes[type] ?? 'string')) {
    return { code: 'structure', diagnostics: `Expected a ${jsonTypes[type] ?? 'string'}.` };
  }
  const text = value instanceof ExactNumber ? value.text : String(value);
  if (!isValid(type, text)) {
    return { code: 'value', diagnostics: `'${shortened(text)}' is not a valid ${type}.` };
  }
  if (text.length > longest && type !== 'base64Binary') {
    return { code: 'too-long', diagnostics: 'A string has no more than 1024*1024 characters.' };
  }
  const bound = binding?.strength === 'required' ? binding.valueSet : binding?.maxValueSet;
  const grammar = grammars[bound?.split('|')[0] ?? ''];
  if (grammar && !grammar.test(text)) {
    return { code: 'code-invalid', diagnostics: `'${shortened(text)}' is not in ${bound}.` };
  }
  if (type === 'xhtml') {
    const problem = narrativeProblem(text);
    if (problem) return { code: 'invariant', diagnostics: problem };
  }
  const codes = binding?.strength === 'required' ? valueSet(binding.valueSet) : undefined;
  if (codes && !codes.some(({ code }) => code === text)) {
    const diagnostics = `'${shortened(text)}' is not in ${binding?.valueSet}.`;
    return { code: 'code-invalid', diagnostics };
  }
  return undefined;
}

const jsonTypes: Record<string, string> = {
  boolean: 'boolean',
  integer: 'number',
  unsignedInt: 'number',
  positiveInt: 'number',
  decimal: 'number',
};

const integers: readonly string[] = ['integer', 'unsignedInt', 'positiveInt'];
const times: readonly string[] = ['date', 'dateTime', 'instant'];
const smallestInteger = -(2 ** 31);
const largestInteger = 2 ** 31 - 1;

/** The most characters of a string (datatypes.html#string). */
const longest = 1024 * 1024;

/** Value sets that are a grammar (terminologies.html#required); a media type may be a short one (http.html#mime-type). */
const grammars: Record<string, RegExp> = {
  'http://hl7.org/fhir/ValueSet/all-languages': /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/,
  'http://hl7.org/fhir/ValueSet/mimetypes': /^(?:[\w.+-]+\/[\w.+*-]+(?:\s*;.*)?|json|xml|ttl)$/,
  'http://hl7.org/fhir/ValueSet/currencies': /^[A-Z]{3}$/,
};

/** Types whose published pattern means other white space than JavaScript's, or takes long to match. */
const ownPatterns: Record<string, RegExp> = {
  string: /^[\t\n\r\u0020-\u{10FFFF}]+$/u,
  markdown: /^[\t\n\r\u0020-\u{10FFFF}]+$/u,
  code: /^[^\s]+(?: [^\s]+)*$/,
  xhtml: /^\s*<div[\s>]/,
};

const patterns = new Map<string, RegExp>();

function isValid(type: string, text: string): boolean {
  if (text === '') return false;
  if (type === 'base64Binary') return isBase64(text.replaceAll(/\s/g, ''));
  if (!patternOf(type).test(text)) return false;
  if (integers.includes(type)) {
    return Number(text) >= smallestInteger && Number(text) <= largestInteger;
  }
  return !times.includes(type) || dateRange(text) !== undefined;
}

function isBase64(text: string): boolean {
  return text !== '' && text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function patternOf(type: string): RegExp {
  const own = ownPatterns[type];
  if (own) return own;
  const pattern = patterns.get(type) ?? new RegExp(`^(?:${primitivePatterns()[type] ?? '[^]*'})$`);
  patterns.set(type, pattern);
  return pattern;
}

function jsonTypeOf(value: unknown): string {
  return value instanceof ExactNumber ? 'number' : typeof value;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
