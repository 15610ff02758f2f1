import { describe, expect, it } from 'vitest';
import { newStudy, referenceClient } from './client.ts';

const sopClass = { code: 'c' };
const oneSeries = (elements: object) => ({
  series: [{ uid: '1', modality: { code: 'CT' }, ...elements }],
});
const extension = (content: object) => ({ extension: [content] });

describe('a create', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['without status', { status: undefined }, 'ImagingStudy.status'],
    ['of an unknown status', { status: 'done' }, 'ImagingStudy.status'],
    ['without subject', { subject: undefined }, 'ImagingStudy.subject'],
    ['with an unknown element', { colour: 'red' }, 'ImagingStudy.colour'],
    ['with an element of R5 in place', { basedon: [] }, 'ImagingStudy.basedon'],
    ['with one series that is no array', { series: { uid: '1' } }, 'ImagingStudy.series'],
    ['with an array where one is meant', { started: ['2020'] }, 'ImagingStudy.started'],
    ['with an empty array', { note: [] }, 'ImagingStudy.note'],
    ['with null', { description: null }, 'ImagingStudy.description'],
    ['with an empty string', { description: '' }, 'ImagingStudy.description'],
    ['with an empty object', { encounter: {} }, 'ImagingStudy.encounter'],
    ['of a number as text', { numberOfSeries: '3' }, 'ImagingStudy.numberOfSeries'],
    ['of a negative count', { numberOfSeries: -1 }, 'ImagingStudy.numberOfSeries'],
    ['of a count that is too large', { numberOfSeries: 2 ** 31 }, 'ImagingStudy.numberOfSeries'],
    ['of an impossible date', { started: '2020-02-30' }, 'ImagingStudy.started'],
    ['of a time without zone', { started: '2020-02-03T10:00:00' }, 'ImagingStudy.started'],
    ['of a series without modality', { series: [{ uid: '1' }] }, 'ImagingStudy.series[0].modality'],
    [
      'of an instance without SOP class',
      oneSeries({ instance: [{ uid: '1', sopClass }, { uid: '2' }] }),
      'ImagingStudy.series[0].instance[1].sopClass',
    ],
    ['of a UID that is no id', oneSeries({ uid: 'a b' }), 'ImagingStudy.series[0].uid'],
    [
      'of a subject of another type',
      { subject: { reference: 'Practitioner/1' } },
      'ImagingStudy.subject.reference',
    ],
    [
      'of a reference to nothing contained',
      { subject: { reference: '#p' } },
      'ImagingStudy.subject.reference',
    ],
    [
      'of an extension without url',
      extension({ valueString: 'x' }),
      'ImagingStudy.extension[0].url',
    ],
    [
      'of an extension with nothing',
      extension({ url: 'http://a.example/u' }),
      'ImagingStudy.extension[0]',
    ],
    [
      'of an extension with two values',
      extension({ url: 'http://a.example/u', valueString: 'x', valueCode: 'y' }),
      'ImagingStudy.extension[0].value',
    ],
    [
      'of an orphan contained resource',
      { contained: [{ resourceType: 'Patient', id: 'p' }] },
      'ImagingStudy.contained[0]',
    ],
    [
      'of a period that ends before it starts',
      { identifier: [{ period: { start: '2020-02', end: '2020-01' } }] },
      'ImagingStudy.identifier[0].period',
    ],
    [
      'of an unknown use',
      { identifier: [{ use: 'mine', value: 'x' }] },
      'ImagingStudy.identifier[0].use',
    ],
  ])('%s is refused and stores nothing', async (_what, elements, expression) => {
    const client = referenceClient();
    const refused = await client.post('ImagingStudy', newStudy(elements));
    expect(refused.status).toBe(400);
    expect(refused.json).toMatchObject({ resourceType: 'OperationOutcome' });
    const issues = refused.json.issue as unknown as { severity: string; expression: string[] }[];
    expect(issues.map((issue) => issue.expression)).toContainEqual([expression]);
    expect((await client.get('ImagingStudy')).json.total).toBe(0);
  });

  it.each<[string, Record<string, unknown>]>([
    ['only what is mandatory', {}],
    [
      'a status that is an extension only',
      { status: undefined, _status: extension({ url: 'http://a.example/u', valueCode: 'x' }) },
    ],
    [
      'nulls that line up with extensions',
      {
        meta: {
          profile: ['http://p', null],
          _profile: [
            null,
            { id: 'x', ...extension({ url: 'http://a.example/u', valueCode: 'x' }) },
          ],
        },
      },
    ],
    ['any code system for modality', oneSeries({ modality: { system: 'urn:own', code: 'ZZ' } })],
    [
      'a reference to itself',
      { contained: [{ resourceType: 'Basic', id: 'b', subject: { reference: '#' } }] },
    ],
    [
      'a contained subject',
      { contained: [{ resourceType: 'Patient', id: 'p' }], subject: { reference: '#p' } },
    ],
    ['every precision of a date', { started: '2020-02-29T23:59:60.123456Z' }],
    ['no-break space and tabs', { description: '\u00a0a\tb\r\n\u0085' }],
    [
      'nested extensions',
      extension({ url: 'http://a.example/u', extension: [{ url: 'v', valueDecimal: 1e-7 }] }),
    ],
    ['a foreign reference of a good type', { subject: { reference: 'http://o.test/Patient/1' } }],
    [
      'a urn reference',
      { subject: { reference: 'urn:uuid:6a1f2f5e-0c8e-4d6b-9d0c-0d5f9f0f1b2a' } },
    ],
    [
      'an equal start and end',
      { identifier: [{ period: { start: '2020-01-01', end: '2020-01-01' } }] },
    ],
    ['strange version and time', { meta: { versionId: '!', lastUpdated: 'never' } }],
  ])('with %s is accepted', async (_what, elements) => {
    const client = referenceClient();
    const created = await client.post('ImagingStudy', newStudy(elements));
    expect(created.status, created.body).toBe(201);
  });

  it.each<[string, string]>([
    ['that is not JSON', '{"resourceType":'],
    ['that is an array', '[]'],
    ['that is empty', ''],
    ['without resourceType', '{"status":"available"}'],
    ['of another type', '{"resourceType":"Patient"}'],
    [
      'nested without end',
      `{"resourceType":"ImagingStudy","a":${'['.repeat(60000)}${']'.repeat(60000)}}`,
    ],
  ])('of content %s is refused', async (_what, body) => {
    const client = referenceClient();
    const refused = await client.post('ImagingStudy', body);
    expect(refused.status).toBe(400);
    expect(refused.json.resourceType).toBe('OperationOutcome');
  });

  it('checks references where it was told to', async () => {
    const client = referenceClient({ referencePolicy: 'enforced' });
    const refused = await client.post('ImagingStudy', newStudy());
    expect(refused.status).toBe(422);
    expect(refused.json.issue).toMatchObject([{ expression: ['ImagingStudy.subject.reference'] }]);
    await client.put('Patient/p1', { resourceType: 'Patient', id: 'p1' });
    const created = await client.post('ImagingStudy', newStudy());
    expect(created.status).toBe(201);
    expect((await client.send('DELETE', 'Patient/p1')).status).toBe(409);
    await client.send('DELETE', `ImagingStudy/${created.json.id}`);
    expect((await client.send('DELETE', 'Patient/p1')).status).toBe(204);
  });
});
