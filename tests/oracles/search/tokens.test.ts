import { describe, expect, test } from 'vitest';
import { createSearchOracle, MalformedValue, Unsupported } from '../../../oracles/search/index.ts';
import type { Resource } from '../../../spec/index.ts';
import { judge, parameters, study, verdict } from './support.ts';

const dcm = 'http://dicom.nema.org/resources/ontology/DCM';
const local = 'http://example.org/modalities';
const series = (...codings: object[]) =>
  study({ series: codings.map((modality, index) => ({ uid: `1.2.${index}`, modality })) });
const ct = { system: dcm, code: 'CT', display: 'Computed Tomography' };
const mr = { system: dcm, code: 'MR' };

describe('the four forms (search.html#token)', () => {
  test.each([
    ['CT', 'must'],
    [`${dcm}|CT`, 'must'],
    [`${dcm}|`, 'must'],
    ['|CT', 'must-not'],
    [`${local}|CT`, 'must-not'],
    [`${local}|`, 'must-not'],
    ['C', 'must-not'],
    ['CTA', 'must-not'],
    ['Computed Tomography', 'must-not'],
    ['ct', 'open'],
    [`${dcm}|ct`, 'open'],
    [`${dcm.toUpperCase()}|CT`, 'open, should not-match'],
    ['|', 'open'],
    [`${dcm}|CT|x`, 'open'],
  ])('modality %s', (value, expected) => {
    expect(verdict(series(ct), [['modality', value]])).toBe(expected);
  });

  test('|code finds codings without a system only', () => {
    expect(verdict(series({ code: 'CT' }), 'modality=|CT')).toBe('must');
    expect(verdict(series({ code: 'CT' }), `modality=${dcm}|CT`)).toBe('must-not');
    const extended = {
      code: 'CT',
      _system: { extension: [{ url: 'http://example.org/x', valueCode: 'unknown' }] },
    };
    expect(verdict(series(extended), 'modality=|CT')).toBe('open');
  });

  test('a second series counts, the element beside does not', () => {
    expect(verdict(series(mr, ct), 'modality=CT')).toBe('must');
    expect(verdict(study({ modality: [ct] }), 'modality=CT')).toBe('must-not');
  });

  test('system and code come from one element', () => {
    const identified = study({
      identifier: [
        { system: 'urn:a', value: '1' },
        { system: 'urn:b', value: '2' },
        { value: '3' },
        { system: 'urn:c' },
      ],
    });
    expect(verdict(identified, 'identifier=urn:a|1')).toBe('must');
    expect(verdict(identified, 'identifier=urn:a|2')).toBe('must-not');
    expect(verdict(identified, 'identifier=|3')).toBe('must');
    expect(verdict(identified, 'identifier=|2')).toBe('must-not');
    expect(verdict(identified, 'identifier=urn:c|')).toBe('must');
  });

  test('any coding of a concept, no subsumption, not its text', () => {
    const reasoned = study({
      reasonCode: [
        {
          coding: [
            { system: 'urn:s', code: 'a' },
            { system: 'urn:t', code: 'b' },
          ],
        },
        { text: 'c' },
      ],
    });
    expect(verdict(reasoned, 'reason=urn:t|b')).toBe('must');
    expect(verdict(reasoned, 'reason=urn:s|b')).toBe('must-not');
    expect(verdict(reasoned, 'reason=c')).toBe('must-not');
  });
});

describe('elements without a system property', () => {
  const system = 'http://hl7.org/fhir/imagingstudy-status';

  test('a code has the system of its required binding', () => {
    expect(verdict(study(), `status=${system}|available`)).toBe('must');
    expect(verdict(study(), 'status=available')).toBe('must');
    expect(verdict(study(), `status=${system}|cancelled`)).toBe('must-not');
    expect(verdict(study(), 'status=http://example.org|available')).toBe('open, should not-match');
    expect(verdict(study(), 'status=|available')).toBe('open');
    expect(verdict(study(), `status=${system}|`)).toBe('open');
    expect(verdict(study(), 'status=|cancelled')).toBe('must-not');
    expect(verdict(study(), 'status=Available')).toBe('open');
  });

  test('a code has no other system of its value set', () => {
    const task = { resourceType: 'Task', id: 't', intent: 'order' };
    expect(other(task, 'intent=http://hl7.org/fhir/request-intent|order')).toBe('must');
    expect(other(task, 'intent=http://hl7.org/fhir/task-intent|order')).toBe('open');
  });

  test('a token may be computed', () => {
    const dead = { resourceType: 'Patient', id: 'p', deceasedDateTime: '2020' };
    const alive = { resourceType: 'Patient', id: 'p', deceasedBoolean: false };
    expect([dead, alive].map((one) => other(one, 'deceased=true'))).toEqual(['must', 'must-not']);
    expect(other({ resourceType: 'Patient', id: 'p' }, 'deceased:missing=true')).toBe('open');
  });

  test('uids match as a whole, a bar with them is open', () => {
    const one = study({
      series: [{ uid: '1.2.34', instance: [{ uid: '1.2.34.5' }, { uid: '1.2.34.6' }] }],
    });
    expect(verdict(one, 'series=1.2.34')).toBe('must');
    expect(verdict(one, 'series=1.2.3')).toBe('must-not');
    expect(verdict(one, 'series=1.2.34.5')).toBe('must-not');
    expect(verdict(one, 'series=urn:oid:1.2.34')).toBe('must-not');
    expect(verdict(one, 'instance=1.2.34.6')).toBe('must');
    expect(verdict(one, 'instance=|1.2.34.6')).toBe('open');
    expect(verdict(one, 'instance=urn:ietf:rfc:3986|1.2.34.6')).toBe('open');
  });

  test('_id is exact, letters and all', () => {
    expect(verdict(study({}, 'Ab-1'), '_id=Ab-1')).toBe('must');
    expect(verdict(study({}, 'Ab-1'), '_id=ab-1')).toBe('must-not');
    expect(verdict(study({}, 'Ab-1'), '_id=Ab-')).toBe('must-not');
    expect(verdict(study({}, 'Ab-1'), '_id=x,Ab-1')).toBe('must');
  });

  test('booleans, strings and contact points of any resource', () => {
    const patient = {
      resourceType: 'Patient',
      id: 'p',
      active: true,
      telecom: [{ system: 'phone', value: '+49 (0)30 1234' }],
    };
    expect(other(patient, 'active=true')).toBe('must');
    expect(other(patient, 'active=false')).toBe('must-not');
    expect(other(patient, 'active=http://hl7.org/fhir/special-values|true')).toBe('open');
    expect(other(patient, [['telecom', '+49 (0)30 1234']])).toBe('must');
    expect(other(patient, 'telecom=0301234')).toBe('open');
    expect(other(patient, 'telecom=555')).toBe('must-not');
    const definition = [
      {
        id: 's',
        url: 's',
        code: 's',
        type: 'token',
        base: [],
        expression: 'Patient.language | Patient.name.family',
      },
    ] as const;
    const named = { ...patient, name: [{ family: 'Chalmers' }] };
    const oracle = createSearchOracle([named], {
      parameters: () => [{ ...definition[0], base: [] }],
    });
    expect(oracle.judge('Patient', 's=Chalmers').must).toEqual(['Patient/p']);
    expect(oracle.judge('Patient', 's=chalmers').judgements.get('Patient/p')?.should).toBe('match');
  });
});

describe(':not', () => {
  test('negates the whole set, and a missing element matches', () => {
    expect(verdict(series(mr), 'modality:not=CT')).toBe('must');
    expect(verdict(series(mr, ct), 'modality:not=CT')).toBe('must-not');
    expect(verdict(study(), 'modality:not=CT')).toBe('must');
    expect(verdict(series(ct), 'modality:not=ct')).toBe('open');
    expect(verdict(series(ct), `modality:not=${local}|CT`)).toBe('must');
  });

  test('what SHOULD not match should be found by its contrary', () => {
    expect(verdict(study(), 'status:not=http://example.org|available')).toBe('open, should match');
  });

  test('a comma: neither must, both must not, exactly one open', () => {
    expect(verdict(series({ code: 'US' }), 'modality:not=CT,MR')).toBe('must');
    expect(verdict(series(ct, mr), 'modality:not=CT,MR')).toBe('must-not');
    expect(verdict(series(ct), 'modality:not=CT,MR')).toBe('open');
  });

  test('repeated: neither must, one or both must not', () => {
    expect(verdict(series({ code: 'US' }), 'modality:not=CT&modality:not=MR')).toBe('must');
    expect(verdict(series(ct), 'modality:not=CT&modality:not=MR')).toBe('must-not');
    expect(verdict(series(ct, mr), 'modality:not=CT&modality:not=MR')).toBe('must-not');
  });
});

describe(':missing (search.html#modifiers)', () => {
  test('absence and presence', () => {
    expect(verdict(study(), 'modality:missing=true')).toBe('must');
    expect(verdict(study(), 'modality:missing=false')).toBe('must-not');
    expect(verdict(series(ct), 'modality:missing=true')).toBe('must-not');
    expect(verdict(series(ct), 'modality:missing=false')).toBe('must');
    expect(verdict(study(), 'status:missing=true')).toBe('must-not');
  });

  test('an element without the part that is searched is open', () => {
    expect(verdict(study({ reasonCode: [{ text: 'cough' }] }), 'reason:missing=true')).toBe('open');
    expect(verdict(study({ identifier: [{ use: 'official' }] }), 'identifier:missing=false')).toBe(
      'open',
    );
  });

  test('a primitive with extensions only is missing', () => {
    const extended = study({
      status: undefined,
      _status: { extension: [{ url: 'http://example.org/x' }] },
    });
    expect(verdict(extended, 'status:missing=true')).toBe('must');
    expect(verdict(extended, 'status=available')).toBe('must-not');
  });

  test('anything but true and false is malformed', () => {
    expect(() => verdict(study(), 'modality:missing=yes')).toThrow(MalformedValue);
  });
});

describe(':text', () => {
  const reasoned = study({
    reasonCode: [
      { text: 'Chest pain', coding: [{ system: 'urn:s', code: 'zz', display: 'Thoracic Pain' }] },
    ],
  });

  test.each([
    ['chest', 'must'],
    ['CHEST PAIN', 'must'],
    ['thoracic', 'must'],
    ['pain', 'open'],
    ['hest', 'open'],
    ['pain chest', 'open'],
    ['chest-pain', 'open, should match'],
    ['headache', 'must-not'],
    ['zz', 'must-not'],
  ])('reason:text=%s', (value, expected) => {
    expect(verdict(reasoned, [['reason:text', value]])).toBe(expected);
  });

  test('display of a coding, text of an identifier type', () => {
    expect(verdict(series(ct), 'modality:text=comput')).toBe('must');
    expect(verdict(series(mr), 'modality:text=MR')).toBe('must-not');
    const type = { text: 'Accession', coding: [{ display: 'Number of accession' }] };
    const identified = study({ identifier: [{ type, value: 'A1' }] });
    expect(verdict(identified, 'identifier:text=access')).toBe('must');
    expect(verdict(identified, 'identifier:text=number')).toBe('open');
    expect(verdict(identified, 'identifier:text=A1')).toBe('must-not');
  });

  test('accents are open, status has no text', () => {
    expect(verdict(series({ display: 'Röntgen' }), 'modality:text=rontgen')).toBe(
      'open, should match',
    );
    expect(verdict(study(), 'status:text=avail')).toBe('open');
    expect(verdict(study(), 'modality:text=x')).toBe('must-not');
  });
});

describe(':of-type', () => {
  const v2 = 'http://terminology.hl7.org/CodeSystem/v2-0203';
  const identified = study({
    identifier: [
      {
        type: {
          coding: [
            { system: 'urn:x', code: 'Y' },
            { system: v2, code: 'ACSN' },
          ],
        },
        value: 'A1',
      },
      { type: { coding: [{ system: v2, code: 'MR' }] }, value: 'M1' },
    ],
  });

  test('needs type system, type code and value of one identifier', () => {
    expect(verdict(identified, `identifier:of-type=${v2}|ACSN|A1`)).toBe('must');
    expect(verdict(identified, `identifier:of-type=${v2}|ACSN|M1`)).toBe('must-not');
    expect(verdict(identified, `identifier:of-type=${v2}|ACSN|A`)).toBe('must-not');
    expect(verdict(identified, `identifier:of-type=urn:x|ACSN|A1`)).toBe('must-not');
    expect(verdict(identified, `identifier:of-type=${v2}|acsn|A1`)).toBe('open');
  });

  test('fewer parts are malformed', () => {
    expect(() => verdict(identified, `identifier:of-type=${v2}|ACSN`)).toThrow(MalformedValue);
    expect(() => verdict(identified, 'identifier:of-type=|ACSN|A1')).toThrow(MalformedValue);
  });
});

test.each(['in', 'not-in', 'above', 'below'])(':%s takes terminology', (modifier) => {
  expect(() => verdict(study(), [[`modality:${modifier}`, 'http://example.org/x']])).toThrow(
    Unsupported,
  );
});

test('tags and security labels', () => {
  const tagged = study({
    meta: { tag: [{ system: 'urn:t', code: 'run' }], security: [{ system: 'urn:s', code: 'N' }] },
  });
  expect(verdict(tagged, '_tag=urn:t|run')).toBe('must');
  expect(verdict(tagged, '_tag=urn:t|ru')).toBe('must-not');
  expect(verdict(tagged, '_security=urn:s|N')).toBe('must');
  expect(verdict(tagged, '_security=urn:t|run')).toBe('must-not');
});

test('a reason names the element, the value and the clause', () => {
  expect(judge(series(mr, ct), `modality=${dcm}|CT`).reasons).toEqual([
    `modality: series[1].modality is ${dcm}|CT 'Computed Tomography' (search#token)`,
  ]);
  expect(judge(series(mr), 'modality=CT').reasons).toEqual([
    `modality: nothing is CT: series[0].modality is ${dcm}|MR (search#token)`,
  ]);
});

function other(resource: Resource, query: string | [string, string][]): string | undefined {
  const set = createSearchOracle([resource], { parameters }).judge(resource.resourceType, query);
  return set.judgements.get(`${resource.resourceType}/${resource.id}`)?.verdict;
}
