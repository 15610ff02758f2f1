import { describe, expect, it } from 'vitest';
import { base, newStudy, referenceClient, study } from './client.ts';

const urn = 'urn:uuid:6a1f2f5e-0c8e-4d6b-9d0c-0d5f9f0f1b2a';
const patient = { resourceType: 'Patient', identifier: [{ system: 'urn:mrn', value: '1' }] };

interface Entry {
  fullUrl?: string;
  resource?: object;
  request: { method: string; url: string; ifNoneExist?: string; ifMatch?: string };
}

const bundle = (type: string, entry: Entry[]) => ({ resourceType: 'Bundle', type, entry });
const post = (resource: { resourceType: string }, more: Partial<Entry> = {}): Entry => ({
  resource,
  request: { method: 'POST', url: resource.resourceType },
  ...more,
});
const put = (id: string, resource: object = study(id)): Entry => ({
  resource,
  request: { method: 'PUT', url: `ImagingStudy/${id}` },
});
const remove = (id: string): Entry => ({
  request: { method: 'DELETE', url: `ImagingStudy/${id}` },
});

interface Response {
  type: string;
  entry: {
    resource?: { id?: string };
    response: { status: string; location?: string; etag?: string };
  }[];
}

describe('transaction', () => {
  it('links what it creates, whatever the order', async () => {
    const client = referenceClient();
    const referring = newStudy({
      subject: { reference: urn },
      identifier: [{ system: 'urn:x', value: urn }],
      extension: [{ url: 'http://e.test', valueUri: urn }],
      text: {
        status: 'generated',
        div: `<div xmlns="http://www.w3.org/1999/xhtml"><a href="${urn}">p</a></div>`,
      },
    });
    const answer = await client.post(
      '',
      bundle('transaction', [post(referring), post(patient, { fullUrl: urn })]),
    );
    expect(answer.status).toBe(200);
    const { type, entry } = answer.json as unknown as Response;
    expect(type).toBe('transaction-response');
    expect(entry.map(({ response }) => response.status)).toEqual(['201', '201']);
    const location = (at: number) =>
      entry[at]?.response.location?.replace(/\/_history\/1$/, '') ?? '';
    const created = location(1).slice(base.length + 1);
    const stored = (await client.get(location(0))).json;
    expect(stored).toMatchObject({
      subject: { reference: created },
      identifier: [{ value: urn }],
      extension: [{ valueUri: created }],
    });
    expect(JSON.stringify(stored.text)).toContain(`href=\\"${created}\\"`);
  });

  it('links by absolute fullUrls, relative references and versions', async () => {
    const client = referenceClient();
    const fullUrl = 'http://source.test/fhir/Patient/77';
    const entry = [
      post(patient, { fullUrl }),
      post(newStudy({ subject: { reference: 'Patient/77' } }), {
        fullUrl: 'http://source.test/fhir/ImagingStudy/1',
      }),
      post(newStudy({ subject: { reference: `${fullUrl}/_history/4` } }), {
        fullUrl: 'http://source.test/fhir/ImagingStudy/2',
      }),
      post(newStudy({ subject: { reference: 'Patient/78' } }), {
        fullUrl: 'http://source.test/fhir/ImagingStudy/3',
      }),
    ];
    const answer = await client.post('', bundle('transaction', entry));
    const located = (answer.json as unknown as Response).entry.map(
      ({ response }) => response.location ?? '',
    );
    const target = located[0]?.slice(base.length + 1).replace('/_history/1', '');
    const subjects = await Promise.all(
      located.slice(1).map(async (url) => (await client.get(url)).json.subject),
    );
    expect(subjects).toEqual([
      { reference: target },
      { reference: `${target}/_history/1` },
      { reference: 'Patient/78' },
    ]);
  });

  it('resolves conditional references and creates', async () => {
    const client = referenceClient({ preload: [{ ...patient, id: 'p1' }] });
    const conditional = newStudy({ subject: { reference: 'Patient?identifier=urn:mrn|1' } });
    const ifNoneExist = {
      request: { method: 'POST', url: 'Patient', ifNoneExist: 'identifier=urn:mrn|1' },
    };
    const answer = await client.post(
      '',
      bundle('transaction', [
        post(conditional),
        post(patient, { ...ifNoneExist, fullUrl: urn }),
        post(newStudy({ subject: { reference: urn } })),
      ]),
    );
    expect((answer.json as unknown as Response).entry[1]?.response.status).toBe('200');
    expect(await client.ids('ImagingStudy?patient=p1')).toHaveLength(2);
    expect(await client.ids('Patient')).toEqual(['p1']);
    const nobody = newStudy({ subject: { reference: 'Patient?identifier=urn:mrn|2' } });
    expect((await client.post('', bundle('transaction', [post(nobody)]))).status).toBe(400);
  });

  it('finds by a conditional reference what it creates itself', async () => {
    const client = referenceClient();
    const conditional = newStudy({ subject: { reference: 'Patient?identifier=urn:mrn|1' } });
    const answer = await client.post('', bundle('transaction', [post(conditional), post(patient)]));
    expect(answer.status, answer.body).toBe(200);
  });

  it('deletes, updates and reads in this order', async () => {
    const client = referenceClient({ preload: [study('a'), study('b')] });
    const read = { request: { method: 'GET', url: 'ImagingStudy?status=available' } };
    const update = put('b', study('b', { status: 'cancelled' }));
    const answer = await client.post(
      '',
      bundle('transaction', [read, update, put('c'), remove('a')]),
    );
    const { entry } = answer.json as unknown as Response;
    expect(entry.map(({ response }) => response.status)).toEqual(['200', '200', '201', '204']);
    expect(entry[0]?.resource).toMatchObject({ type: 'searchset', total: 1 });
    expect(entry[1]?.response.etag).toBe('W/"2"');
    expect(entry[1]).not.toHaveProperty('resource');
  });

  it.each<[string, Entry[], string]>([
    [
      'an invalid resource',
      [put('new'), post({ resourceType: 'ImagingStudy' })],
      'Bundle.entry[1].resource.status',
    ],
    [
      'a stale version',
      [
        put('new'),
        { ...put('a'), request: { method: 'PUT', url: 'ImagingStudy/a', ifMatch: 'W/"9"' } },
      ],
      'Bundle.entry[1]',
    ],
    ['one resource twice', [put('new'), put('a'), remove('a')], 'Bundle.entry[2]'],
    ['an unknown type', [put('new'), post({ resourceType: 'NotAType' })], 'Bundle.entry[1]'],
    [
      'a failing read',
      [put('new'), { request: { method: 'GET', url: 'ImagingStudy/x' } }],
      'Bundle.entry[1]',
    ],
    ['no request', [put('new'), {} as Entry], 'Bundle.entry[1].request'],
  ])('is undone whole for %s', async (_what, entry, expression) => {
    const client = referenceClient({ preload: [study('a')] });
    const answer = await client.post('', bundle('transaction', entry));
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.json).toMatchObject({ resourceType: 'OperationOutcome' });
    const [issue] = answer.json.issue as unknown as { expression: string[] }[];
    expect(issue?.expression).toEqual([expression]);
    expect(await client.ids('ImagingStudy')).toEqual(['a']);
    expect((await client.get('ImagingStudy/new')).status).toBe(404);
    expect((await client.get('ImagingStudy/a')).headers.etag).toBe('W/"1"');
  });

  it('accepts circles of references where these are enforced', async () => {
    const client = referenceClient({ referencePolicy: 'enforced' });
    const second = 'urn:uuid:0d1c9a55-3a0f-4a0a-9a57-8f6c2f3f7a10';
    const link = (other: string) => ({
      resourceType: 'Patient',
      link: [{ type: 'seealso', other: { reference: other } }],
    });
    const circle = [post(link(second), { fullUrl: urn }), post(link(urn), { fullUrl: second })];
    expect((await client.post('', bundle('transaction', circle))).status).toBe(200);
    expect((await client.post('', bundle('transaction', [post(link('Patient/x'))]))).status).toBe(
      422,
    );
    expect(await client.ids('Patient')).toHaveLength(2);
  });
});

describe('batch', () => {
  it('lets each entry stand for itself', async () => {
    const client = referenceClient();
    const broken = post({ resourceType: 'ImagingStudy' });
    const answer = await client.post(
      '',
      bundle('batch', [put('a'), broken, remove('never'), {} as Entry]),
    );
    expect(answer.status).toBe(200);
    const { type, entry } = answer.json as unknown as Response;
    expect(type).toBe('batch-response');
    expect(entry.map(({ response }) => response.status)).toEqual(['201', '400', '204', '400']);
    expect(entry[1]?.response).toMatchObject({ outcome: { resourceType: 'OperationOutcome' } });
    expect(await client.ids('ImagingStudy')).toEqual(['a']);
  });

  it('may be empty, and nothing else may be posted to the base', async () => {
    const client = referenceClient();
    const empty = await client.post('', { resourceType: 'Bundle', type: 'batch' });
    expect(empty.json).toEqual({ resourceType: 'Bundle', type: 'batch-response' });
    expect((await client.post('', bundle('collection', []))).status).toBe(400);
    expect((await client.post('', study('a'))).status).toBe(400);
  });
});
