import { primitivePatterns, valueSet } from '../../spec/index.ts';
import { ExactNumber } from '../json.ts';
import { dateRange } from './date-range.ts';
import type { Property } from './elements.ts';
import type { IssueCode } from './refusal.ts';

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

/** Types whose published pattern means other white space than JavaScript's, or takes long to match. */
const ownPatterns: Record<string, RegExp> = {
  string: /^[\t\n\r\u0020-\u{10FFFF}]+$/u,
  markdown: /^[\t\n\r\u0020-\u{10FFFF}]+$/u,
  base64Binary: /^(?=.*\S)[\sA-Za-z0-9+/]*[=\s]*$/,
  xhtml: /^\s*<div[\s>]/,
};

const patterns = new Map<string, RegExp>();

function isValid(type: string, text: string): boolean {
  if (text === '' || !patternOf(type).test(text)) return false;
  if (integers.includes(type)) {
    return Number(text) >= smallestInteger && Number(text) <= largestInteger;
  }
  return !times.includes(type) || dateRange(text) !== undefined;
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
