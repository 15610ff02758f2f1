import { describe, expect, it } from 'vitest';
import { buildDataset } from '../../../generators/dataset/index.ts';
import { roundTripCases } from '../../../generators/round-trip.ts';
import { DENSITIES, EDGES, validStudy } from '../../../generators/study.ts';
import { resourceTypes } from '../../../spec/index.ts';
import { errorsOf, judged, study, studyWith, validator, warningsOf } from './support.ts';

const extension = [{ url: 'http://a.example/e', valueCode: 'unknown' }];
const xhtml = (inner: string) => ({
  text: { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>` },
});

/** What looks wrong and is not. */
const TRICKY: [string, Record<string, unknown>][] = [
  ['the least', { resourceType: 'ImagingStudy', status: 'unknown', subject: { display: 'a' } }],
  ['a status that is an extension alone', studyWith({ status: undefined, _status: { extension } })],
  ['an id on a primitive', studyWith({ description: 'a', _description: { id: 'x' } })],
  ['an extension on the id', studyWith({ _id: { extension } })],
  ['a subject that is an extension alone', studyWith({ subject: { extension } })],
  [
    'an absolute reference',
    studyWith({ subject: { reference: 'https://a.example/r4/Patient/1' } }),
  ],
  ['a foreign URL', studyWith({ subject: { reference: 'https://a.example/people?x=1' } })],
  ['a URN', studyWith({ subject: { reference: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520' } })],
  ['a version', studyWith({ subject: { reference: 'Patient/1/_history/2' } })],
  ['a logical reference', studyWith({ subject: { type: 'Device', identifier: { value: 'a' } } })],
  [
    'a type as URL',
    studyWith({
      subject: { type: 'http://hl7.org/fhir/StructureDefinition/Patient', reference: 'Patient/1' },
    }),
  ],
  [
    'a type of another model',
    studyWith({ subject: { type: 'http://a.example/Being', display: 'a' } }),
  ],
  ['a conditional reference', studyWith({ subject: { reference: 'Patient?identifier=a' } })],
  [
    'a code outside an extensible binding',
    studyWith({ modality: [{ system: 'http://a', code: 'ZZ' }] }),
  ],
  ['a coding of text alone', studyWith({ modality: [{ display: 'CT' }] })],
  ['a leap second', studyWith({ started: '2016-12-31T23:59:60Z' })],
  ['the widest zone', studyWith({ started: '2016-12-31T23:59:59.123456789+14:00' })],
  ['a leap day of a century', studyWith({ started: '2000-02-29' })],
  ['a year', studyWith({ started: '0001' })],
  [
    'equal ends of a period',
    studyWith({ identifier: [{ value: 'a', period: { start: '2020', end: '2020' } }] }),
  ],
  [
    'an end of less precision',
    studyWith({ identifier: [{ value: 'a', period: { start: '2020-05-03', end: '2020' } }] }),
  ],
  [
    'an end in another zone',
    studyWith({
      identifier: [
        { value: 'a', period: { start: '2020-05-03T01:00:00+02:00', end: '2020-05-02T23:30:00Z' } },
      ],
    }),
  ],
  [
    'an end without a zone',
    studyWith({
      identifier: [
        { value: 'a', period: { start: '2020-05-03', end: '2020-05-02T23:00:00-05:00' } },
      ],
    }),
  ],
  ['counts above what is listed', studyWith({ numberOfSeries: 9, numberOfInstances: 900 })],
  ['counts without series', studyWith({ series: undefined })],
  ['spaces that are not ASCII', studyWith({ description: '\u00A0\u2003\u3000' })],
  ['an id of 64', studyWith({ id: '-.'.repeat(32) })],
  [
    'a relative part of an extension',
    studyWith({
      extension: [{ url: 'http://a.example/e', extension: [{ url: 'part', valueInteger: -1 }] }],
    }),
  ],
  ['an unknown modifier extension', studyWith({ modifierExtension: extension })],
  [
    'base64 over lines',
    studyWith({
      extension: [{ url: 'http://a.example/e', valueBase64Binary: 'YWJj\nZGVm\r\n  Zw==' }],
    }),
  ],
  [
    'a contained resource without id that refers to its container',
    studyWith({
      contained: [
        {
          resourceType: 'Observation',
          status: 'final',
          code: { text: 'a' },
          focus: [{ reference: '#' }],
        },
      ],
    }),
  ],
  [
    'a contained image that only the narrative shows',
    studyWith({
      ...xhtml('<p id="a"><img src="#pic1" alt=""/></p>'),
      contained: [
        { resourceType: 'Binary', id: 'pic1', contentType: 'image/gif', data: 'R0lGODlh' },
      ],
    }),
  ],
  [
    'the id of the resource at an element of it, too',
    studyWith({ _description: { id: 'a', extension } }),
  ],
  ['characters beyond 16 bits', studyWith({ description: '\u{1F600}\u{20BB7}' })],
  [
    'UUIDs in URIs and capitals after them',
    studyWith({
      implicitRules: 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520#Part',
      extension: [{ url: 'http://a.example/e', valueUri: 'urn:uuid:c757873d#A' }],
    }),
  ],
  [
    'a container referred to',
    studyWith({
      contained: [
        {
          resourceType: 'Observation',
          id: 'o',
          status: 'final',
          code: { text: 'a' },
          derivedFrom: [{ reference: '#' }],
        },
      ],
    }),
  ],
  [
    'a contained chain',
    studyWith({
      contained: [
        { resourceType: 'Patient', id: 'p', managingOrganization: { reference: '#o' } },
        { resourceType: 'Organization', id: 'o', name: 'a' },
      ],
      subject: { reference: '#p' },
    }),
  ],
  [
    'contained for a canonical',
    studyWith({
      contained: [{ resourceType: 'ValueSet', id: 'v', status: 'draft' }],
      extension: [{ url: 'http://a.example/e', valueCanonical: '#v' }],
    }),
  ],
  ['an image as narrative', studyWith(xhtml('<img src="#a" alt=""/>'))],
  [
    'XML in a narrative',
    studyWith(
      xhtml(
        '<!-- a --><p class="x" style="color: red" lang="de">&lt;&#160;&#xe9;<br/><a href="#b">b</a></p><![CDATA[<x>]]>',
      ),
    ),
  ],
  [
    'a table',
    studyWith(
      xhtml(
        '<table border="1"><thead><tr><th colspan="2">a</th></tr></thead><tbody><tr><td>b</td><td nowrap="nowrap">c</td></tr></tbody></table>',
      ),
    ),
  ],
  ['properties in another order', Object.fromEntries(Object.entries(study()).reverse())],
];

describe('a valid study', () => {
  it.each(TRICKY)('with %s is valid', (_, document) => {
    expect(judged(document)).toEqual([]);
  });
});

describe('what the generators make', () => {
  const options = {
    seed: 7,
    runId: 'RUN1',
    types: resourceTypes(),
    clientIds: true,
    danglingReferences: true,
  };

  it('is valid in every density and with every edge', () => {
    const made = DENSITIES.flatMap((density) =>
      [1, 2, 3, 4, 5].map((seed) => validStudy({ seed, key: density, density })),
    );
    const edged = [...EDGES.keys()].map((edge) =>
      validStudy({ seed: 1, key: edge, edges: [edge] }),
    );
    expect(edged.length).toBeGreaterThan(5);
    for (const one of [...made, ...edged]) expect(judged(one)).toEqual([]);
  });

  it('has no warnings of DICOM in typical studies', () => {
    for (const seed of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const verdict = validator.validate(validStudy({ seed, key: 'a' }));
      expect(warningsOf(verdict)).toEqual(['dom-6 ImagingStudy']);
    }
  });

  it('is valid in the dataset, of whatever type', () => {
    const { resources } = buildDataset(options);
    expect(resources.length).toBeGreaterThan(50);
    for (const { resource } of resources) {
      // What the seeder puts in the place of a key has the form of an id.
      const text = JSON.stringify(resource).replaceAll(/\{\{([\w-]+)\}\}/g, '$1');
      expect(errorsOf(validator.validateText(text)), text).toEqual([]);
    }
  });

  it('is valid in the cases for round trips', () => {
    const cases = roundTripCases(3);
    expect(cases.length).toBeGreaterThan(20);
    for (const { key, text } of cases) {
      expect(errorsOf(validator.validateText(text)), key).toEqual([]);
    }
  });
});
