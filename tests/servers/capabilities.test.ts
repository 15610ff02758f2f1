import { describe, expect, it } from 'vitest';
import { validate } from '../../servers/reference/validate.ts';
import { searchParametersOf } from '../../spec/index.ts';
import { base, referenceClient } from './client.ts';

interface Statement {
  rest: {
    interaction: { code: string }[];
    resource: {
      type: string;
      interaction: { code: string }[];
      searchParam: { name: string; type: string; definition: string }[];
      updateCreate: boolean;
    }[];
    searchParam: { name: string }[];
  }[];
}

async function statement(options = {}) {
  const answer = await referenceClient(options).get('metadata');
  const json = answer.json as unknown as Statement;
  const study = json.rest[0]?.resource.find(({ type }) => type === 'ImagingStudy');
  return { answer, json, study };
}

describe('the CapabilityStatement', () => {
  it('is a valid one of R4, with an ETag', async () => {
    const { answer } = await statement();
    expect(validate(answer.json)).toEqual([]);
    expect(answer.json).toMatchObject({
      fhirVersion: '4.0.1',
      kind: 'instance',
      implementation: { url: base },
    });
    expect(answer.headers.etag).toMatch(/^W\/"[0-9a-f]+"$/);
  });

  it('declares every parameter of ImagingStudy that R4 has', async () => {
    const { study } = await statement();
    const declared = study?.searchParam.map(({ name, type, definition }) => ({
      name,
      type,
      definition,
    }));
    for (const { code, type, url } of searchParametersOf('ImagingStudy')) {
      expect(declared).toContainEqual({ name: code, type, definition: url });
    }
    expect(study).toMatchObject({
      versioning: 'versioned-update',
      updateCreate: true,
      conditionalDelete: 'single',
    });
  });

  it('changes its ETag with what the server does', async () => {
    const one = await statement();
    const other = await statement({ types: ['ImagingStudy'] });
    expect(one.answer.headers.etag).not.toBe(other.answer.headers.etag);
  });
});

describe('a server may differ', () => {
  it('in being read-only', async () => {
    const client = referenceClient({ readOnly: true });
    const refused = await client.post('ImagingStudy', {});
    expect([refused.status, refused.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect((await client.form('ImagingStudy/_search', '')).status).toBe(200);
    const { study, json } = await statement({ readOnly: true });
    expect(study?.interaction.map(({ code }) => code)).toEqual([
      'read',
      'vread',
      'history-instance',
      'history-type',
      'search-type',
    ]);
    expect(study).not.toHaveProperty('updateCreate');
    expect(JSON.stringify(json.rest[0]?.interaction)).not.toContain('transaction');
  });

  it('in its types', async () => {
    const client = referenceClient({ types: ['ImagingStudy'] });
    expect((await client.get('Patient')).status).toBe(404);
    expect((await client.get('ImagingStudy')).status).toBe(200);
    const basic = referenceClient({ types: ['Basic'] });
    await basic.put('Basic/b', { resourceType: 'Basic', id: 'b', meta: { tag: [{ code: 't' }] } });
    expect(await basic.ids('Basic?_tag=t')).toEqual(['b']);
  });

  it('in not knowing _tag', async () => {
    const client = referenceClient({ noTag: true });
    const { json } = await client.form('ImagingStudy/_search?_tag=a', '_tag=b&status=available');
    expect(json.link).toEqual([{ relation: 'self', url: `${base}/ImagingStudy?status=available` }]);
    const { study } = await statement({ noTag: true });
    expect(study?.searchParam.map(({ name }) => name)).not.toContain('_tag');
  });

  it('in choosing all ids', async () => {
    const client = referenceClient({ noUpdateCreate: true });
    const body = { resourceType: 'Patient', id: 'x' };
    expect((await client.put('Patient/x', body)).status).toBe(405);
    const { id } = (await client.post('Patient', body)).json;
    expect((await client.put(`Patient/${id}`, { ...body, id })).status).toBe(200);
    expect((await statement({ noUpdateCreate: true })).study?.updateCreate).toBe(false);
  });

  it('in having no transactions', async () => {
    const client = referenceClient({ noTransaction: true });
    const bundle = (type: string) => ({ resourceType: 'Bundle', type });
    expect((await client.post('', bundle('transaction'))).status).toBe(400);
    expect((await client.post('', bundle('batch'))).status).toBe(200);
    const codes = (await statement({ noTransaction: true })).json.rest[0]?.interaction;
    expect(codes?.map(({ code }) => code)).toEqual(['batch', 'history-system', 'search-system']);
  });

  it('in wanting a token', async () => {
    const client = referenceClient({ requireToken: 'secret' });
    const refused = await client.get('ImagingStudy');
    expect([refused.status, refused.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect((await client.get('metadata')).status).toBe(200);
    expect((await client.get('ImagingStudy', { authorization: 'Bearer secret' })).status).toBe(200);
  });

  it('in when searches see a write', async () => {
    let time = Date.UTC(2024, 0, 1);
    const client = referenceClient({ indexLagMs: 1000, now: () => new Date(time) });
    await client.put('Patient/a', { resourceType: 'Patient', id: 'a' });
    expect(await client.ids('Patient?_id=a')).toEqual([]);
    expect((await client.get('Patient/a')).status).toBe(200);
    time += 1000;
    expect(await client.ids('Patient?_id=a')).toEqual(['a']);
  });

  it.each([
    ['no-cache-honoured' as const, [0, 0, 1]],
    ['stale' as const, [0, 0, 0]],
  ])('in answering repeated searches from a cache: %s', async (cacheSearches, totals) => {
    const client = referenceClient({ cacheSearches });
    const total = async (headers = {}) => (await client.get('Patient?_id=a', headers)).json.total;
    const before = await total();
    await client.put('Patient/a', { resourceType: 'Patient', id: 'a' });
    expect([before, await total(), await total({ 'cache-control': 'no-cache' })]).toEqual(totals);
  });

  it.each([
    ['uuid' as const, /^[0-9a-f-]{36}$/],
    ['counter' as const, /^[12]$/],
    ['counter-per-type' as const, /^1$/],
    ['longest' as const, /^[A-Za-z0-9.-]{64}$/],
  ])('in its ids: %s', async (idStyle, pattern) => {
    const client = referenceClient({ idStyle });
    for (const type of ['Patient', 'Device']) {
      expect((await client.post(type, { resourceType: type })).json.id).toMatch(pattern);
    }
  });

  it('in the size of its pages', async () => {
    const client = referenceClient({ pageSize: 2 });
    for (const id of ['a', 'b', 'c'])
      await client.put(`Patient/${id}`, { resourceType: 'Patient', id });
    expect((await client.get('Patient')).json.entry).toHaveLength(2);
    expect(await client.ids('Patient')).toEqual(['a', 'b', 'c']);
  });
});
