import fhirpath, { type Model } from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4/index.js';
import { describe, expect, it } from 'vitest';
import { writtenOut } from '../../../oracles/validator/invariants.ts';
import { structural } from '../../../oracles/validator/model.ts';
import type { Node } from '../../../oracles/validator/node.ts';
import { elementsOf, type Invariant, typesWithElements } from '../../../spec/index.ts';

interface Row {
  /** Key under which it is written out. */
  name: string;
  path: string;
  invariant: Invariant;
}

/** Every invariant of the dataset's types that is written out in code, on an element that states it. */
const rows: Row[] = typesWithElements().flatMap((type) =>
  elementsOf(type).flatMap(({ path, invariants }) =>
    (invariants ?? []).flatMap((invariant) => {
      const names = [`${type}.${invariant.key}`, invariant.key];
      const name = names.find((one) => writtenOut[one]);
      return name === undefined ? [] : [{ name, path, invariant }];
    }),
  ),
);
const byName = new Map(rows.map((row) => [row.name, row]));

const UCUM = 'http://unitsofmeasure.org';
const CLINICAL = 'http://terminology.hl7.org/CodeSystem/condition-clinical';
const VERIFICATION = 'http://terminology.hl7.org/CodeSystem/condition-ver-status';
const concept = (system: string, code: string) => ({ coding: [{ system, code }] });
const quantity = (value: number, code = 'mg') => ({ value, unit: code, system: UCUM, code });

/** Values to put into each property: some that keep a rule and some that break it. */
const VALUES: Readonly<Record<string, unknown[]>> = {
  value: [-1, 0, 1, 2.5],
  code: ['1', 'a', { coding: [{ system: 'a', code: 'b' }] }],
  system: [UCUM, 'http://a'],
  comparator: ['<'],
  data: ['YWJj', [{ type: 'Patient' }]],
  contentType: ['text/plain'],
  path: ['a'],
  searchParam: [
    'a',
    [{ name: 'a', type: 'token' }],
    [
      { name: 'a', type: 'token' },
      { name: 'a', type: 'uri' },
    ],
  ],
  expression: ['a'],
  reference: ['http://a', { reference: 'Task/a' }],
  start: ['2020', '2020-05', '2020-05-03', '2020-05-03T10:00:00Z'],
  end: ['2019', '2020', '2020-05-02', '2020-05-03T09:00:00Z', '2020-05-03T12:30:00+02:00'],
  numerator: [quantity(1)],
  denominator: [quantity(2)],
  extension: [[{ url: 'http://a', valueCode: 'a' }]],
  low: [quantity(1), quantity(3)],
  high: [quantity(2), quantity(3)],
  text: ['a'],
  duration: [-1, 1],
  durationUnit: ['s'],
  period: [-1, 1],
  periodUnit: ['d'],
  periodMax: [2],
  durationMax: [2],
  count: [1],
  countMax: [2],
  offset: [10],
  when: [['MORN'], ['C'], ['MORN', 'CM']],
  timeOfDay: [['10:00:00']],
  type: [
    'named-event',
    'periodic',
    'data-added',
    'searchset',
    'history',
    'batch',
    'transaction-response',
    'document',
    'message',
    'collection',
  ],
  name: ['Name', 'name'],
  timingDate: ['2020'],
  condition: [{ language: 'text/fhirpath', expression: 'a' }],
  actor: [{ reference: 'Patient/a' }],
  status: ['proposed', 'booked', 'cancelled', 'noshow'],
  cancelationReason: [{ text: 'a' }],
  participantType: [[{ text: 'a' }]],
  total: [1],
  entry: [
    [{ resource: { resourceType: 'Patient' } }],
    [
      {
        fullUrl: 'http://a/Patient/a',
        resource: { resourceType: 'Patient', meta: { versionId: '1' } },
      },
      {
        fullUrl: 'http://a/Patient/a',
        resource: { resourceType: 'Patient', meta: { versionId: '2' } },
      },
    ],
    [
      { fullUrl: 'urn:uuid:a', resource: { resourceType: 'Composition' } },
      { fullUrl: 'urn:uuid:a' },
    ],
    [{ request: { method: 'GET', url: 'a' } }],
    [{ request: { method: 'GET', url: 'a' }, response: { status: '200' } }],
    [{ search: { mode: 'match' }, resource: { resourceType: 'MessageHeader' } }],
  ],
  resource: [
    { resourceType: 'Patient' },
    [{ type: 'Patient' }, { type: 'Device' }],
    [{ type: 'Patient' }, { type: 'Patient' }],
  ],
  request: [{ method: 'GET', url: 'a' }],
  response: [{ status: '200' }],
  fullUrl: ['http://a/Patient/a', 'http://a/Patient/a/_history/1'],
  identifier: [{ system: 'http://a', value: 'a' }, { value: 'a' }, [{ value: 'a' }]],
  timestamp: ['2020-01-01T00:00:00Z'],
  summary: [{ text: 'a' }],
  assessment: [[{ reference: 'Observation/a' }]],
  detail: [[{ reference: 'Observation/a' }], { kind: 'Task', status: 'unknown' }],
  clinicalStatus: [concept(CLINICAL, 'active'), concept(CLINICAL, 'resolved')],
  verificationStatus: [
    concept(VERIFICATION, 'confirmed'),
    concept(VERIFICATION, 'entered-in-error'),
  ],
  category: [[{ text: 'a' }]],
  abatementDateTime: ['2020'],
  rest: [[{ mode: 'server' }]],
  messaging: [
    [{ documentation: 'a' }],
    [{ endpoint: [{ protocol: { code: 'a' }, address: 'http://a' }] }],
  ],
  document: [
    [{ mode: 'producer', profile: 'http://a' }],
    [
      { mode: 'producer', profile: 'http://a' },
      { mode: 'producer', profile: 'http://a' },
    ],
  ],
  description: ['a'],
  software: [{ name: 'a' }],
  implementation: [{ description: 'a' }],
  kind: ['instance', 'capability', 'requirements'],
  member: [[{ entity: { reference: 'Patient/a' } }]],
  actual: [true, false],
  dataAbsentReason: [{ text: 'a' }],
  valueString: ['a'],
  component: [
    [{ code: { coding: [{ code: 'b', system: 'a' }] } }],
    [{ code: { coding: [{ code: 'c' }] } }],
  ],
  use: ['home', 'work'],
  part: [[{ name: 'a', valueString: 'a' }]],
  telecom: [[{ system: 'phone', value: '1' }]],
  address: [{ city: 'a' }],
  organization: [{ reference: 'Organization/a' }],
  orderDetail: [[{ text: 'a' }]],
  lastModified: ['2020-05-03T10:00:00Z', '2019'],
  authoredOn: ['2020-05-03', '2020-05-03T11:00:00Z', '2018'],
};

/** Properties of the element that the expression speaks of. */
function relevant({ path, invariant }: Row): string[] {
  const words = new Set(invariant.expression.match(/[A-Za-z]+/g));
  return childrenOf(path)
    .filter((name) => words.has(name.replace('[x]', '')))
    .flatMap((name) => (name.endsWith('[x]') ? (CHOICES[name] ?? []) : [name]));
}

/** Names of the children of an element: its own, or those of its datatype. */
function childrenOf(path: string): string[] {
  const elements = elementsOf(path.split('.')[0] ?? path);
  const own = elements
    .filter((one) => one.path.startsWith(`${path}.`))
    .map((one) => one.path.slice(path.length + 1))
    .filter((name) => !name.includes('.'));
  const type = elements.find((one) => one.path === path)?.types[0]?.code;
  return own.length > 0 || type === undefined ? own : childrenOf(type);
}

const CHOICES: Readonly<Record<string, string[]>> = {
  'value[x]': ['valueString'],
  'timing[x]': ['timingDate'],
  'abatement[x]': ['abatementDateTime'],
};

/** Every combination of the values of some properties, each also absent. */
function combinations(names: readonly string[]): Node[] {
  return names.reduce<Node[]>(
    (nodes, name) =>
      nodes.flatMap((node) => [
        node,
        ...(VALUES[name] ?? []).map((value) => ({ ...node, [name]: value })),
      ]),
    [{ id: 'x' }],
  );
}

describe('the invariants that are written out', () => {
  it('are all stated by R4, and all of the dataset are written out or structural', () => {
    expect([...byName.keys()].sort()).toEqual(Object.keys(writtenOut).sort());
    const keys = typesWithElements().flatMap((type) =>
      elementsOf(type).flatMap(({ invariants }) => (invariants ?? []).map(({ key }) => key)),
    );
    const known = new Set(rows.map(({ invariant }) => invariant.key));
    expect([...new Set(keys)].filter((key) => !known.has(key) && !structural.has(key))).toEqual([]);
  });

  it.each([...byName.values()].map((row) => [row.name, row] as const))(
    '%s says what its FHIRPath says',
    (name, row) => {
      const names = relevant(row);
      const compiled = fhirpath.compile(
        { base: row.path, expression: row.invariant.expression },
        r4 as Model,
        { traceFn: () => undefined },
      );
      const isResource = !row.path.includes('.') && /^[A-Z]/.test(row.path) && names.length > 0;
      let kept = 0;
      let broken = 0;
      for (const node of combinations(names)) {
        if (isOpen(node)) continue;
        const resource = isResource ? { resourceType: row.path, ...node } : node;
        const expected = verdict(compiled, resource);
        if (expected === undefined) continue;
        const context = { resource, rootResource: resource };
        const test = writtenOut[name];
        expect(test?.(resource, context), JSON.stringify(node)).toBe(expected);
        if (expected) kept++;
        else broken++;
      }
      if (UNTRIED.has(name)) return;
      expect([kept > 0, broken > 0], `${names}`).toEqual([true, true]);
    },
  );
});

/**
 * Whether a date of no zone stands against a time that has one: FHIRPath compares the digits, and the validator
 * leaves open what may be either way.
 */
function isOpen(node: Node): boolean {
  // A Bundle without its type breaks that rule, and no other beside it.
  if (node.entry !== undefined && node.type === undefined) return true;
  const dates = [node.start, node.end, node.lastModified, node.authoredOn];
  const zoned = dates.filter((one) => typeof one === 'string').map((one) => one.includes('T'));
  return zoned.includes(true) && zoned.includes(false);
}

/** resolve() has nothing to resolve with, and then the rule holds. */
const UNTRIED = new Set(['ctm-1']);

type Compiled = (node: unknown, variables: Record<string, unknown>) => unknown;

/** What FHIRPath says; undefined where it says nothing or cannot be evaluated. */
function verdict(compiled: unknown, node: Node): boolean | undefined {
  try {
    const result = (compiled as Compiled)(node, { resource: node, rootResource: node });
    const [first] = result as unknown[];
    return first === undefined ? undefined : first !== false;
  } catch {
    return undefined;
  }
}
