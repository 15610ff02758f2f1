import type { Study } from '../content.ts';
import { validStudy } from '../study.ts';
import { RELEASES } from './releases.ts';
import type { Defect, Obligation, Prepare, Rule } from './types.ts';

interface DocumentDefect {
  rule: Rule;
  variant: string;
  path?: string;
  expression?: string;
  code?: string;
  obliges?: Obligation;
  text: string;
}

const ROOT = 'ImagingStudy';

/** Defects of the document as a whole, which no definition of an element could tell. */
export function* documentDefects(seed: number, key: string, prepare: Prepare): Generator<Defect> {
  const study = prepare(
    validStudy({
      seed,
      key: `${key}/document`,
      series: 1,
      instances: 1,
      started: '2019-07-01T10:00:00Z',
    }),
  ) as Study;
  const text = JSON.stringify(study);
  const families = [notJson, resourceType, duplicateKeys, byteOrder, nesting, numbers];
  for (const family of families) {
    for (const one of family(study, text)) yield completed(one, study);
  }
  for (const { release, variant, change, ...rest } of RELEASES) {
    const document = JSON.stringify(change(study));
    const named = { rule: 'other-release', variant: `${release}-${variant}` } as const;
    yield completed({ ...named, ...rest, text: document }, study);
  }
}

function completed(one: DocumentDefect, valid: Study): Defect {
  const { rule, variant, path = ROOT, expression = path, code = 'structure', text } = one;
  const id = `${rule}/${path}/${variant}`;
  return { id, rule, path, code, expression, obliges: one.obliges ?? 'SHOULD', text, valid };
}

/** What is left of a study when these are read as parsers that forgive much do (RFC 8259 section 9: MAY). */
const READABLE: ReadonlySet<string> = new Set([
  'trailing-comma',
  'two-documents',
  'single-quotes',
  'no-quotes',
  'comment',
  'not-a-number',
  'leading-zero',
  'line-break-in-string',
  'bad-escape',
  'xml',
]);

/** Content of another syntax cannot be stored: 400 (http.html#create). */
function* notJson(study: Study, text: string): Generator<DocumentDefect> {
  const cases: Record<string, string> = {
    nothing: '',
    'half-of-it': text.slice(0, Math.floor(text.length / 2)),
    'one-brace-short': text.slice(0, -1),
    'trailing-comma': `${text.slice(0, -1)},}`,
    'two-documents': `${text}${text}`,
    'single-quotes': text.replaceAll('"', "'"),
    'no-quotes': text.replace('"status"', 'status'),
    comment: `/* a study */${text}`,
    'not-a-number': text.replace(/"numberOfSeries":\d+/, '"numberOfSeries":NaN'),
    'leading-zero': text.replace(/"numberOfSeries":(\d+)/, '"numberOfSeries":0$1'),
    'line-break-in-string': text.replace('"status":"', '"status":"\n'),
    'bad-escape': text.replace('"status":"', '"status":"\\x'),
    xml: `<ImagingStudy xmlns="http://hl7.org/fhir"><status value="${study.status}"/></ImagingStudy>`,
    words: 'a study',
  };
  for (const [variant, broken] of Object.entries(cases)) {
    const obliges = READABLE.has(variant) ? 'SHOULD' : 'SHALL';
    yield { rule: 'not-json', variant, expression: '', obliges, text: broken };
  }
  const others = { array: `[${text}]`, string: JSON.stringify(text), number: '1', null: 'null' };
  for (const [variant, broken] of Object.entries(others)) {
    yield {
      rule: 'not-json',
      variant: `no-object-but-${variant}`,
      expression: '',
      obliges: 'SHALL',
      text: broken,
    };
  }
}

/** What the document says it is: nothing, something unknown, something else than the URL says. */
function* resourceType({ resourceType: _, ...rest }: Study): Generator<DocumentDefect> {
  const typed = (type: unknown) => JSON.stringify({ resourceType: type, ...rest });
  const cases: Record<string, [unknown, Obligation]> = {
    absent: [undefined, 'SHOULD'],
    null: [null, 'SHOULD'],
    number: [1, 'SHOULD'],
    empty: ['', 'SHOULD'],
    'other-case': ['imagingStudy', 'SHOULD'],
    unknown: ['ImagingStudies', 'SHOULD'],
    abstract: ['DomainResource', 'SHOULD'],
    'of-r5': ['ImagingSelection', 'SHOULD'],
    'of-dstu2': ['ImagingObjectSelection', 'SHOULD'],
    datatype: ['Coding', 'SHOULD'],
    // The URL names another type than the body does (http.html#create).
    'other-type': ['Patient', 'SHALL'],
  };
  for (const [variant, [type, obliges]] of Object.entries(cases)) {
    const code = variant === 'absent' ? 'required' : 'structure';
    yield { rule: 'resource-type', variant, expression: '', code, obliges, text: typed(type) };
  }
}

/** Property names are unique (json.html#json). */
function* duplicateKeys({ status }: Study, text: string): Generator<DocumentDefect> {
  const duplicate = { rule: 'duplicate-key', obliges: 'MAY' } as const;
  const own = `"status":"${status}"`;
  const twice = (more: string) => text.replace(own, `${own},${more}`);
  const path = `${ROOT}.status`;
  yield { ...duplicate, variant: 'same-value', path, text: twice(own) };
  yield { ...duplicate, variant: 'other-value', path, text: twice('"status":"cancelled"') };
  yield { ...duplicate, variant: 'escaped', path, text: twice('"\\u0073tatus":"cancelled"') };
  yield {
    ...duplicate,
    variant: 'resource-type',
    path: `${ROOT}.resourceType`,
    text: `${text.slice(0, -1)},"resourceType":"ImagingStudy"}`,
  };
  yield {
    ...duplicate,
    variant: 'nested',
    path: `${ROOT}.series.uid`,
    expression: `${ROOT}.series[0].uid`,
    text: text.replace('"series":[{', '"series":[{"uid":"1.2.3",'),
  };
}

/** JSON that is sent has no byte order mark; who reads it MAY ignore one (RFC 8259 section 8.1). */
function* byteOrder(_: Study, text: string): Generator<DocumentDefect> {
  yield { rule: 'byte-order-mark', variant: 'utf-8', obliges: 'MAY', text: `\uFEFF${text}` };
}

/** What a parser that recurses may not survive. */
function* nesting(_: Study, text: string): Generator<DocumentDefect> {
  const deep = 1_100;
  const start = text.slice(0, -1);
  const arrays = `${'['.repeat(deep)}1${']'.repeat(deep)}`;
  const objects = `${'{"a":'.repeat(deep)}1${'}'.repeat(deep)}`;
  const path = `${ROOT}.lightbox`;
  const unknown = { rule: 'deep-nesting', obliges: 'MAY', path } as const;
  yield { ...unknown, variant: 'arrays', text: `${start},"lightbox":${arrays}}` };
  yield { ...unknown, variant: 'objects', text: `${start},"lightbox":${objects}}` };
  yield {
    rule: 'deep-nesting',
    variant: 'where-a-string-is-due',
    path: `${ROOT}.description`,
    text: text.replace(/"description":"[^"]*"/, `"description":${arrays}`),
  };
}

/** Numbers that do not fit, and numbers that are written as R4's integers are not. */
function* numbers(_: Study, text: string): Generator<DocumentDefect> {
  const path = `${ROOT}.numberOfSeries`;
  const put = (digits: string) =>
    text.replace(/"numberOfSeries":\d+/, `"numberOfSeries":${digits}`);
  const huge: Record<string, string> = {
    'beyond-32-bits': '4294967296',
    'beyond-double-precision': '9007199254740993',
    'beyond-64-bits': '18446744073709551616',
    'beyond-double': '1e400',
    '400-digits': '9'.repeat(400),
  };
  for (const [variant, digits] of Object.entries(huge)) {
    yield { rule: 'huge-number', variant, code: 'value', path, text: put(digits) };
  }
  const forms = { 'decimal-point': '1.0', exponent: '1e0', 'minus-zero': '-0' };
  for (const [variant, digits] of Object.entries(forms)) {
    yield { rule: 'number-form', variant, code: 'value', path, obliges: 'MAY', text: put(digits) };
  }
}
