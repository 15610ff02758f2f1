import { DIVS } from './divs.ts';

type Value = Record<string, unknown>;

/** A way to break an invariant. */
export interface Breaking {
  /** What the object becomes. */
  to(value: Value): unknown;
  /** Whether the object cannot be broken in this way. */
  lacks?(value: Value): boolean;
  /** Where a narrower place than the object is at fault: `.contained[0]`. */
  expression?: string;
  /** Where this one holds as well, it would be broken, too. */
  unless?: string;
  /** An object that has nothing breaks the invariant as well. */
  empty?: true;
}

const UCUM = 'http://unitsofmeasure.org';
const MILLIMETRE = { unit: 'millimetre', system: UCUM, code: 'mm' };
const EXTENSION = { url: 'http://a.example/StructureDefinition/part', valueString: 'text' };

const set = (values: Value): Breaking => ({ to: (value) => ({ ...value, ...values }) });
const become = (value: Value): Breaking => ({ to: () => value });
const without =
  (...names: string[]) =>
  (value: Value): Value =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** The object without `name`, if it has it and also `needing`, which asks for it. */
const drop = (name: string, needing: string): Breaking => ({
  to: without(name),
  lacks: (value) => !(name in value) || !(needing in value),
});

const contained = (resource: Value, expression: string): Breaking => ({
  lacks: (value) => !Array.isArray(value.contained),
  expression,
  to: (value) => {
    const [first, ...rest] = value.contained as Value[];
    return { ...value, contained: [{ ...first, ...resource }, ...rest] };
  },
});

const repeat = { frequency: 1, period: 1, periodUnit: 'd' };

/**
 * For each invariant that holds somewhere in an ImagingStudy, by key: ways to break it and nothing else. A
 * test proves that none is left out.
 */
export const BROKEN: Readonly<Record<string, Readonly<Record<string, Breaking>>>> = {
  'age-1': {
    'no-code': { to: without('code'), lacks: (value) => !('code' in value) },
    'other-system': set({ system: 'http://a.example/units' }),
    'not-positive': set({ value: 0, comparator: undefined }),
  },
  'att-1': { 'data-of-no-type': drop('contentType', 'data') },
  'cnt-3': {
    'no-code': { to: without('code'), lacks: (value) => !('code' in value) },
    'other-code': set({ code: 'mm' }),
    'not-whole': set({ value: 2.5 }),
  },
  'cpt-2': { 'value-of-no-system': drop('system', 'value') },
  'dis-1': {
    'no-code': { to: without('code'), lacks: (value) => !('code' in value) },
    'other-system': set({ system: 'http://a.example/units' }),
  },
  'dom-2': {
    'contained-in-contained': contained(
      { contained: [{ resourceType: 'Location', id: 'inner' }] },
      '.contained[0].contained[0]',
    ),
  },
  'dom-3': {
    unreferenced: {
      expression: '.contained[0]',
      lacks: (value) => 'contained' in value,
      to: (value) => ({ ...value, contained: [{ resourceType: 'Location', id: 'lost' }] }),
    },
  },
  'dom-4': {
    'version-id': contained({ meta: { versionId: '1' } }, '.contained[0].meta.versionId'),
    'last-updated': contained(
      { meta: { lastUpdated: '2019-07-01T10:00:00Z' } },
      '.contained[0].meta.lastUpdated',
    ),
  },
  'dom-5': {
    'security-label': contained(
      { meta: { security: [{ system: 'http://a.example/labels', code: 'N' }] } },
      '.contained[0].meta.security',
    ),
  },
  'drq-1': {
    'path-and-parameter': { ...set({ path: 'a', searchParam: 'b' }), empty: true },
    neither: { to: without('path', 'searchParam'), empty: true },
  },
  'drq-2': {
    'path-and-parameter': { ...set({ path: 'a', searchParam: 'b' }), empty: true },
    neither: { to: without('path', 'searchParam'), empty: true },
  },
  'drt-1': {
    'no-value': { to: without('value'), lacks: (value) => !('code' in value) },
    'other-system': set({ system: 'http://a.example/units' }),
  },
  'exp-1': { neither: { to: without('expression', 'reference'), empty: true } },
  'ext-1': {
    'value-and-extension': {
      to: (value) => ({ ...value, extension: [EXTENSION] }),
      lacks: (value) => 'extension' in value,
      empty: true,
    },
    neither: { to: ({ url }) => ({ url }), empty: true },
  },
  'per-1': {
    'end-first': set({ start: '2019-07-02', end: '2019-07-01' }),
    'end-first-by-zone': set({
      start: '2019-07-01T10:00:00+01:00',
      end: '2019-07-01T10:00:00+02:00',
    }),
  },
  'qty-3': { 'code-of-no-system': { ...drop('system', 'code'), unless: 'drt-1' } },
  'rat-1': {
    'no-denominator': { to: without('denominator'), empty: true },
    'no-numerator': { to: without('numerator'), empty: true },
  },
  'ref-1': { 'nothing-contained': become({ reference: '#nowhere' }) },
  'rng-2': {
    'high-below-low': become({
      low: { value: 9, ...MILLIMETRE },
      high: { value: 7, ...MILLIMETRE },
    }),
  },
  'sqty-1': {
    comparator: { ...set({ comparator: '<' }), lacks: (value) => !('value' in value) },
  },
  'tim-1': { 'duration-of-no-unit': drop('durationUnit', 'duration') },
  'tim-2': { 'period-of-no-unit': drop('periodUnit', 'period') },
  'tim-4': { 'negative-duration': become({ duration: -1, durationUnit: 'h' }) },
  'tim-5': { 'negative-period': become({ frequency: 1, period: -1, periodUnit: 'd' }) },
  'tim-6': { 'greatest-alone': become({ periodMax: 2, periodUnit: 'd' }) },
  'tim-7': { 'greatest-alone': become({ durationMax: 2, durationUnit: 'h' }) },
  'tim-8': { 'greatest-alone': become({ countMax: 5 }) },
  'tim-9': {
    'offset-of-nothing': become({ ...repeat, offset: 30 }),
    'offset-of-a-meal': become({ when: ['C'], offset: 30 }),
  },
  'tim-10': { 'time-and-event': become({ timeOfDay: ['08:00:00'], when: ['AFT'] }) },
  'trd-1': {
    'data-and-timing': {
      to: (value) => ({ ...value, timingDate: '2019-07-01' }),
      lacks: (value) => !('data' in value),
    },
  },
  'trd-2': {
    'condition-of-nothing': become({
      type: 'periodic',
      timingDate: '2019-07-01',
      condition: { language: 'text/fhirpath', expression: 'true' },
    }),
  },
  'trd-3': {
    'event-of-no-name': become({ type: 'named-event' }),
    'period-of-no-timing': become({ type: 'periodic' }),
    'change-of-no-data': become({ type: 'data-changed' }),
  },
  ...DIVS,
};
