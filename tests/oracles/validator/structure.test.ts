import { describe, expect, it } from 'vitest';
import { createValidator } from '../../../oracles/validator/index.ts';
import { errorsOf, judged, study, studyWith } from './support.ts';

const withSeries = (change: object) => {
  const [series] = study().series as object[];
  return studyWith({ series: [{ ...series, ...change }] });
};
const withExtension = (...extension: object[]) => studyWith({ extension });
const url = 'http://a.example/e';
const withDiv = (inner: string) => studyWith({ text: { status: 'generated', div: inner } });
const xhtmlOf = (inner: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${inner}</div>`;
const xhtml = (inner: string) => withDiv(xhtmlOf(inner));
const I = 'ImagingStudy';

/** What is broken, the study, and the one issue that tells it. */
const DEFECTS: [string, Record<string, unknown>, string][] = [
  ['missing', studyWith({ status: undefined }), `cardinality-min ${I}.status`],
  ['missing inside', withSeries({ uid: undefined }), `cardinality-min ${I}.series[0].uid`],
  ['too many', studyWith({ status: ['available'] }), `cardinality-max ${I}.status`],
  ['no array', studyWith({ identifier: { value: 'a' } }), `type ${I}.identifier`],
  ['string for number', studyWith({ numberOfSeries: '1' }), `type ${I}.numberOfSeries`],
  ['number for string', studyWith({ description: 1 }), `type ${I}.description`],
  ['string for object', studyWith({ subject: 'Patient/P1' }), `type ${I}.subject`],
  ['object for string', studyWith({ description: {} }), `type ${I}.description`],
  ['fraction', studyWith({ numberOfSeries: 1.5 }), `pattern ${I}.numberOfSeries`],
  ['negative', studyWith({ numberOfSeries: -1 }), `range ${I}.numberOfSeries`],
  ['beyond 32 bit', studyWith({ numberOfSeries: 2_147_483_648 }), `range ${I}.numberOfSeries`],
  ['no such day', studyWith({ started: '2021-02-29' }), `calendar ${I}.started`],
  ['century no leap', studyWith({ started: '1900-02-29' }), `calendar ${I}.started`],
  ['31 April', studyWith({ started: '2021-04-31T10:00:00Z' }), `calendar ${I}.started`],
  ['no zone', studyWith({ started: '2021-04-30T10:00:00' }), `pattern ${I}.started`],
  ['24:00', studyWith({ started: '2021-04-30T24:00:00Z' }), `pattern ${I}.started`],
  ['minutes only', studyWith({ started: '2021-04-30T10:00Z' }), `pattern ${I}.started`],
  [
    'instant to the day',
    studyWith({ meta: { lastUpdated: '2021-04-30' } }),
    `pattern ${I}.meta.lastUpdated`,
  ],
  ['id with underscore', studyWith({ id: 'a_b' }), `pattern ${I}.id`],
  ['uid too long', withSeries({ uid: '1'.repeat(65) }), `pattern ${I}.series[0].uid`],
  ['uri with space', studyWith({ implicitRules: 'http://a b' }), `pattern ${I}.implicitRules`],
  ['code with tab', studyWith({ language: 'de\tDE' }), `pattern ${I}.language`],
  ['empty string', studyWith({ description: '' }), `empty ${I}.description`],
  ['empty object', studyWith({ subject: {} }), `empty ${I}.subject`],
  ['empty array', studyWith({ series: [] }), `empty ${I}.series`],
  ['null', studyWith({ description: null }), `null ${I}.description`],
  ['null item', studyWith({ note: [null] }), `null ${I}.note[0]`],
  ['unknown property', studyWith({ colour: 'red' }), `unknown-property ${I}.colour`],
  ['unknown name that needs quotes', studyWith({ 'a-b': 1 }), `unknown-property ${I}.\`a-b\``],
  ['companion of a complex', studyWith({ _subject: { id: 'a' } }), `unknown-property ${I}.subject`],
  [
    'R5 coding',
    studyWith({ modality: [{ coding: [{ code: 'CT' }] }] }),
    `unknown-property ${I}.modality[0].coding`,
  ],
  ['binding', studyWith({ status: 'finished' }), `binding ${I}.status`],
  ['binding, case', studyWith({ status: 'Available' }), `binding ${I}.status`],
  ['max value set', studyWith({ language: 'Klingon_1' }), `binding ${I}.language`],
  [
    'two choices',
    withExtension({ url, valueString: 'a', valueCode: 'a' }),
    `choice ${I}.extension[0].value`,
  ],
  [
    'no such choice',
    withExtension({ url, valueInteger64: 1 }),
    `unknown-property ${I}.extension[0].valueInteger64`,
  ],
  [
    'ext-1, both',
    withExtension({ url, valueString: 'a', extension: [{ url: 'b', valueCode: 'a' }] }),
    `ext-1 ${I}.extension[0]`,
  ],
  ['ext-1, neither', withExtension({ url }), `ext-1 ${I}.extension[0]`],
  [
    'relative url',
    withExtension({ url: 'e', valueString: 'a' }),
    `extension-url ${I}.extension[0].url`,
  ],
  ['ele-1', studyWith({ subject: { id: 'a' } }), `ele-1 ${I}.subject`],
  ['ele-1, primitive', studyWith({ _description: { id: 'a' } }), `ele-1 ${I}.description`],
  [
    'per-1',
    studyWith({ identifier: [{ value: 'a', period: { start: '2021', end: '2020' } }] }),
    `per-1 ${I}.identifier[0].period`,
  ],
  [
    'wrong target',
    studyWith({ subject: { reference: 'Location/a' } }),
    `reference-target ${I}.subject`,
  ],
  [
    'wrong target, logical',
    studyWith({ subject: { type: 'Location', display: 'a' } }),
    `reference-target ${I}.subject.type`,
  ],
  [
    'types that differ',
    studyWith({ subject: { reference: 'Patient/a', type: 'Device' } }),
    `reference-type ${I}.subject.type`,
  ],
  [
    'a reference to nothing',
    studyWith({ subject: { type: 'Patient' } }),
    `reference-content ${I}.subject`,
  ],
  ['ref-1', studyWith({ subject: { reference: '#p' } }), `ref-1 ${I}.subject`],
  [
    'dom-3',
    studyWith({ contained: [{ resourceType: 'Patient', id: 'p' }] }),
    `dom-3 ${I}.contained[0]`,
  ],
  [
    'dom-3, no id',
    studyWith({ contained: [{ resourceType: 'Patient' }] }),
    `dom-3 ${I}.contained[0]`,
  ],
  ['half a pair', studyWith({ description: 'a\ud83d' }), `content ${I}.description`],
  [
    'half a pair in markdown',
    studyWith({ note: [{ text: '\ude00a' }] }),
    `content ${I}.note[0].text`,
  ],
  [
    'UUID in capitals',
    studyWith({ implicitRules: 'urn:uuid:C757873D-EC9A-4326-A141-556F43239520' }),
    `pattern ${I}.implicitRules`,
  ],
  ['script', xhtml('<script>a()</script>'), `txt-1 ${I}.text.div`],
  ['event', xhtml('<p onclick="a()">a</p>'), `txt-1 ${I}.text.div`],
  ['script in a link', xhtml('<a href="java\tscript:a()">a</a>'), `txt-1 ${I}.text.div`],
  ['entity of HTML', xhtml('a&nbsp;b'), `txt-1 ${I}.text.div`],
  ['not well-formed', xhtml('<p>a'), `txt-1 ${I}.text.div`],
  ['no namespace', withDiv('<div>a</div>'), `txt-1 ${I}.text.div`],
  ['no div', withDiv('<p xmlns="http://www.w3.org/1999/xhtml">a</p>'), `txt-1 ${I}.text.div`],
  ['deprecated', xhtml('<font>a</font>'), `txt-1 ${I}.text.div`],
  ['character not of XML', xhtml('a\u0001b'), `txt-1 ${I}.text.div`],
  ['reference to one', xhtml('a&#xD800;b'), `txt-1 ${I}.text.div`],
  ['end of CDATA', xhtml('a]]>b'), `txt-1 ${I}.text.div`],
  ['dashes in a comment', xhtml('<!-- a -- b -->c'), `txt-1 ${I}.text.div`],
  ['id twice', xhtml('<p id="p">a</p><p id="p">b</p>'), `duplicate-id ${I}.text.div`],
  ['no content', xhtml(' <p> </p>\n'), `txt-2 ${I}.text.div`],
];

describe('a study with one defect', () => {
  it.each(DEFECTS)('%s', (_, document, issue) => {
    expect(judged(document)).toEqual([issue]);
  });
});

describe('contained resources', () => {
  const patient = { resourceType: 'Patient', id: 'p' };
  const subject = { reference: '#p' };
  const contains = (...contained: object[]) => judged(studyWith({ contained, subject }));

  it('are checked as what they are', () => {
    expect(contains(patient)).toEqual([]);
    expect(contains({ ...patient, gender: 'x' })).toEqual([`binding ${I}.contained[0].gender`]);
    expect(contains({ id: 'p' })).toEqual([`resource-type ${I}.contained[0]`]);
  });

  it('have no meta of their own and contain nothing', () => {
    const meta = { versionId: '1', lastUpdated: '2020-01-01T00:00:00Z', security: [{ code: 'R' }] };
    expect(contains({ ...patient, meta })).toEqual([
      `dom-4 ${I}.contained[0].meta.versionId`,
      `dom-4 ${I}.contained[0].meta.lastUpdated`,
      `dom-5 ${I}.contained[0].meta.security`,
    ]);
    const link = [{ other: { reference: '#q' }, type: 'seealso' }];
    const inner = { ...patient, link, contained: [{ ...patient, id: 'q' }] };
    expect(contains(inner)).toContain(`dom-2 ${I}.contained[0].contained[0]`);
  });

  it('have to be of a type that the reference may have', () => {
    const wrong = { resourceType: 'Location', id: 'p' };
    expect(contains(wrong)).toEqual([`reference-target ${I}.subject`]);
  });

  it('have one id each', () => {
    expect(contains(patient, patient)).toEqual([`duplicate-id ${I}.contained[1].id`]);
    expect(contains({ ...patient, name: [{ id: 'p', text: 'a' }] })).toEqual([
      `duplicate-id ${I}.contained[0].id`,
    ]);
    const text = { status: 'generated', div: xhtmlOf('<p id="p">a</p>') };
    expect(contains({ ...patient, text })).toEqual([`duplicate-id ${I}.contained[0].id`]);
  });
});

describe('primitives that repeat', () => {
  const extension = [{ url, valueCode: 'unknown' }];
  const profile = (values: unknown, extensions?: unknown) =>
    judged(studyWith({ meta: { profile: values, _profile: extensions } }));

  it('may be null where the other array is not', () => {
    expect(profile(['http://a', null], [null, { extension }])).toEqual([]);
    expect(profile([null], [{ extension }])).toEqual([]);
    expect(profile(undefined, [{ extension }])).toEqual([]);
  });

  it('may not be null where the other is as well, or is not there', () => {
    expect(profile(['http://a', null])).toEqual([`null ${I}.meta.profile[1]`]);
    expect(profile(['http://a', null], [{ extension }, null])).toEqual([
      `null ${I}.meta.profile[1]`,
      `null ${I}.meta.profile[1]`,
    ]);
  });

  it('have as many values as extensions', () => {
    expect(profile(['http://a'], [null, { extension }])).toEqual([`alignment ${I}.meta.profile`]);
  });
});

describe('a Bundle', () => {
  const entry = (resource: object, fullUrl?: string) => ({ fullUrl, resource });
  const bundle = (...entries: object[]) => ({
    resourceType: 'Bundle',
    type: 'collection',
    entry: entries,
  });
  const uuid = 'urn:uuid:c757873d-ec9a-4326-a141-556f43239520';

  it('has each of its resources checked', () => {
    const broken = studyWith({ status: undefined });
    expect(judged(bundle(entry(study()), entry(broken)))).toEqual([
      'cardinality-min Bundle.entry[1].resource.status',
    ]);
  });

  it('has its own invariants', () => {
    expect(judged({ ...bundle(entry(study())), total: 1 })).toEqual(['bdl-1 Bundle']);
    const twice = [entry(study(), uuid), entry(study(), uuid)];
    expect(judged(bundle(...twice))).toEqual(['bdl-7 Bundle']);
    const versioned = entry(study(), 'http://a/ImagingStudy/a/_history/1');
    expect(judged(bundle(versioned))).toEqual(['bdl-8 Bundle.entry[0]']);
    expect(judged(bundle({ link: [{ relation: 'self', url: 'http://a' }] }))).toEqual([
      'bdl-5 Bundle.entry[0]',
    ]);
  });

  it('tells the types of what is referred to in it', () => {
    const refers = studyWith({ subject: { reference: uuid } });
    const other = (type: string) =>
      judged(bundle(entry(refers), entry({ resourceType: type }, uuid)));
    expect(other('Patient')).toEqual([]);
    expect(other('Location')).toEqual(['reference-target Bundle.entry[0].resource.subject']);
  });

  it('keeps local references of its resources apart', () => {
    const patient = { resourceType: 'Patient', id: 'p' };
    const subject = { reference: '#p' };
    const own = studyWith({ contained: [patient], subject });
    expect(judged(bundle(entry(own), entry(studyWith({ subject }))))).toEqual([
      'ref-1 Bundle.entry[1].resource.subject',
    ]);
  });
});

describe('other types', () => {
  it('are checked too, each by its own invariants', () => {
    const code = { text: 'a' };
    const observation = { resourceType: 'Observation', status: 'final', code };
    expect(judged({ ...observation, valueString: 'a' })).toEqual([]);
    expect(judged({ ...observation, valueString: 'a', dataAbsentReason: code })).toEqual([
      'obs-6 Observation',
    ]);
    expect(judged({ resourceType: 'OperationOutcome' })).toEqual([
      'cardinality-min OperationOutcome.issue',
    ]);
    expect(judged({ resourceType: 'Questionnaire', status: 'draft' })).toEqual([]);
    const item = { linkId: 'a', type: 'boolean', required: true };
    const display = { ...item, type: 'display' };
    expect(judged({ resourceType: 'Questionnaire', status: 'draft', item: [item] })).toEqual([]);
    expect(judged({ resourceType: 'Questionnaire', status: 'draft', item: [display] })).toEqual([
      'que-6 Questionnaire.item[0]',
    ]);
    const enabled = (answer: object) => {
      const enableWhen = [{ question: 'a', operator: 'exists', ...answer }];
      const second = { linkId: 'b', type: 'boolean', enableWhen };
      return judged({ resourceType: 'Questionnaire', status: 'draft', item: [item, second] });
    };
    expect(enabled({ answerBoolean: true })).toEqual([]);
    expect(enabled({ answerString: 'a' })).toEqual(['que-7 Questionnaire.item[1].enableWhen[0]']);
  });

  it('break what comes to nothing where XPath and words agree that it is broken', () => {
    const item = { linkId: 'a', type: 'string', initial: [{ valueString: 'a' }] };
    const asks = (change: object) =>
      judged({ resourceType: 'Questionnaire', status: 'draft', item: [{ ...item, ...change }] });
    const initial = [...item.initial, { valueString: 'b' }];
    expect(asks({})).toEqual([]);
    expect(asks({ initial, repeats: true })).toEqual([]);
    expect(asks({ initial })).toEqual(['que-13 Questionnaire.item[0]']);
    const expands = (contains: object) =>
      judged({
        resourceType: 'ValueSet',
        status: 'draft',
        expansion: { timestamp: '2020', contains: [contains] },
      });
    expect(expands({ display: 'a', abstract: true })).toEqual([]);
    expect(expands({ display: 'a' })).toEqual(['vsd-9 ValueSet.expansion.contains[0]']);
  });

  it('are refused where the caller wants one', () => {
    const strict = createValidator({ types: ['ImagingStudy'] });
    expect(errorsOf(strict.validate(study()))).toEqual([]);
    expect(errorsOf(strict.validate({ resourceType: 'Patient' }))).toEqual([
      'resource-type Patient',
    ]);
  });
});
