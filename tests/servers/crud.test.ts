import { describe, expect, it } from 'vitest';
import { base, newStudy, referenceClient, study } from './client.ts';

describe('create', () => {
  it('assigns id, version and time, and says where', async () => {
    const client = referenceClient({ now: () => new Date('2024-05-06T07:08:09.123Z') });
    const sent = {
      ...newStudy(),
      id: 'mine',
      meta: { versionId: '9', lastUpdated: '2000-01-01T00:00:00Z' },
    };
    const created = await client.post('ImagingStudy', sent);
    expect(created.status).toBe(201);
    expect(created.json.id).not.toBe('mine');
    expect(created.json.meta).toEqual({ versionId: '1', lastUpdated: '2024-05-06T07:08:09.123Z' });
    expect(created.headers).toMatchObject({
      etag: 'W/"1"',
      'last-modified': 'Mon, 06 May 2024 07:08:09 GMT',
      location: `${base}/ImagingStudy/${created.json.id}/_history/1`,
    });
    expect((await client.get('ImagingStudy/mine')).status).toBe(404);
  });

  it('ignores a client id that would not even be valid', async () => {
    const client = referenceClient();
    const created = await client.post('ImagingStudy', { ...newStudy(), id: 'not valid!' });
    expect(created.status).toBe(201);
  });

  it('keeps content as written: decimals, order, extensions, unicode', async () => {
    const client = referenceClient();
    const text =
      '{"resourceType":"ImagingStudy","status":"available","_status":{"id":"s"},' +
      '"subject":{"display":"Zo\u00eb \u{1F9EC}\u00a0\\u2028"},"description":"a\\"b",' +
      '"extension":[{"url":"http://e.test/x","valueDecimal":1.10},{"url":"http://e.test/y","valueDecimal":1.0E+2}]}';
    const created = await client.post('ImagingStudy', text);
    expect(created.status).toBe(201);
    const read = await client.get(`ImagingStudy/${created.json.id}`);
    expect(read.body).toContain('"valueDecimal":1.10}');
    expect(read.body).toContain('"valueDecimal":1.0E+2}');
    const { id: _id, meta: _meta, ...kept } = read.json;
    expect(kept).toEqual(JSON.parse(text));
  });

  it('stores a study of 2,000 instances whole', async () => {
    const client = referenceClient();
    const instance = Array.from({ length: 2000 }, (_, index) => ({
      uid: `1.2.3.${index}`,
      sopClass: { system: 'urn:ietf:rfc:3986', code: 'urn:oid:1.2.840.10008.5.1.4.1.1.2' },
      number: index,
    }));
    const large = newStudy({ series: [{ uid: '1.2.3', modality: { code: 'CT' }, instance }] });
    const created = await client.post('ImagingStudy', large);
    const read = await client.get(`ImagingStudy/${created.json.id}`);
    expect(read.json.series).toEqual(large.series);
    expect(await client.ids('ImagingStudy?instance=1.2.3.1999')).toEqual([created.json.id]);
  });

  it('answers as the client prefers', async () => {
    const client = referenceClient();
    const prefer = (value: string) =>
      client.post('ImagingStudy', newStudy(), { prefer: `return=${value}` });
    expect((await prefer('minimal')).body).toBe('');
    expect((await prefer('OperationOutcome')).json.resourceType).toBe('OperationOutcome');
    expect((await prefer('representation')).json.resourceType).toBe('ImagingStudy');
  });

  it('is conditional with If-None-Exist', async () => {
    const client = referenceClient();
    const identified = newStudy({ identifier: [{ system: 'urn:s', value: 'v' }] });
    const condition = { 'if-none-exist': 'identifier=urn:s|v' };
    const first = await client.post('ImagingStudy', identified, condition);
    const second = await client.post('ImagingStudy', identified, condition);
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.json.id).toBe(first.json.id);
    await client.post('ImagingStudy', identified);
    expect((await client.post('ImagingStudy', identified, condition)).status).toBe(412);
  });
});

describe('update', () => {
  it('moves the version and replaces the whole', async () => {
    const client = referenceClient({ preload: [study('a', { description: 'old' })] });
    const updated = await client.put('ImagingStudy/a', study('a', { status: 'cancelled' }));
    expect(updated.status).toBe(200);
    expect(updated.headers.etag).toBe('W/"2"');
    expect(updated.headers.location).toBeUndefined();
    const read = await client.get('ImagingStudy/a');
    expect(read.json).toMatchObject({ status: 'cancelled', meta: { versionId: '2' } });
    expect(read.json.description).toBeUndefined();
  });

  it('creates under the id of the client', async () => {
    const client = referenceClient();
    const created = await client.put('ImagingStudy/chosen', study('chosen'));
    expect(created.status).toBe(201);
    expect(created.headers.location).toBe(`${base}/ImagingStudy/chosen/_history/1`);
  });

  it.each([
    ['without id', newStudy()],
    ['with another id', study('b')],
  ])('refuses a resource %s and changes nothing', async (_what, resource) => {
    const client = referenceClient({ preload: [study('a')] });
    const refused = await client.put('ImagingStudy/a', resource);
    expect(refused.status).toBe(400);
    expect(refused.json.issue).toMatchObject([
      { severity: 'error', expression: ['ImagingStudy.id'] },
    ]);
    expect((await client.get('ImagingStudy/a')).headers.etag).toBe('W/"1"');
    expect((await client.get('ImagingStudy/b')).status).toBe(404);
  });

  it('obeys If-Match', async () => {
    const client = referenceClient({ preload: [study('a')] });
    const put = (tag: string) => client.put('ImagingStudy/a', study('a'), { 'if-match': tag });
    expect((await put('W/"7"')).status).toBe(412);
    expect((await put('W/"1"')).status).toBe(200);
    expect((await put('"2"')).status).toBe(200);
    expect((await put('W/"1"')).status).toBe(412);
    expect((await client.get('ImagingStudy/a')).headers.etag).toBe('W/"3"');
  });

  it('brings a deleted study back with 201', async () => {
    const client = referenceClient({ preload: [study('a')] });
    await client.send('DELETE', 'ImagingStudy/a');
    const revived = await client.put('ImagingStudy/a', study('a'));
    expect(revived.status).toBe(201);
    expect(revived.headers.etag).toBe('W/"3"');
    expect((await client.get('ImagingStudy/a')).status).toBe(200);
  });

  it('is conditional by criteria', async () => {
    const preload = [
      study('a', { identifier: [{ value: 'x' }] }),
      study('b', { identifier: [{ value: 'y' }] }),
    ];
    const client = referenceClient({ preload });
    const put = (query: string, resource = newStudy()) =>
      client.put(`ImagingStudy?${query}`, resource);
    expect((await put('identifier=x')).json.id).toBe('a');
    expect((await put('identifier=y', study('other'))).status).toBe(400);
    expect((await put('identifier=new')).status).toBe(201);
    expect((await put('status=available')).status).toBe(412);
    expect((await put('unheard-of=x')).status).toBe(400);
  });
});

describe('delete', () => {
  it('is 204, then 410, and again 204', async () => {
    const client = referenceClient({ preload: [study('a')] });
    const remove = () => client.send('DELETE', 'ImagingStudy/a');
    expect((await remove()).status).toBe(204);
    const gone = await client.get('ImagingStudy/a');
    expect(gone.status).toBe(410);
    expect(gone.json.issue).toMatchObject([{ severity: 'error', code: 'deleted' }]);
    expect((await remove()).status).toBe(204);
    expect(await client.ids('ImagingStudy')).toEqual([]);
    expect((await client.send('DELETE', 'ImagingStudy/never')).status).toBe(204);
  });

  it('by criteria takes at most one', async () => {
    const client = referenceClient({
      preload: [study('a'), study('b', { status: 'cancelled' }), study('c')],
    });
    expect((await client.send('DELETE', 'ImagingStudy?status=available')).status).toBe(412);
    expect((await client.send('DELETE', 'ImagingStudy?status=cancelled')).status).toBe(204);
    expect((await client.send('DELETE', 'ImagingStudy')).status).toBe(412);
    expect(await client.ids('ImagingStudy')).toEqual(['a', 'c']);
  });
});

describe('read', () => {
  it('knows versions, and answers 304 to what the client has', async () => {
    const client = referenceClient({ preload: [study('a', { description: 'one' })] });
    await client.put('ImagingStudy/a', study('a', { description: 'two' }));
    const first = await client.get('ImagingStudy/a/_history/1');
    expect(first.json).toMatchObject({ description: 'one', meta: { versionId: '1' } });
    expect((await client.get('ImagingStudy/a/_history/3')).status).toBe(404);
    expect((await client.get('ImagingStudy/a/_history/01')).status).toBe(404);
    await client.send('DELETE', 'ImagingStudy/a');
    expect((await client.get('ImagingStudy/a/_history/3')).status).toBe(410);
    expect((await client.get('ImagingStudy/a/_history/2')).status).toBe(200);
  });

  it('answers 304 to what the client has', async () => {
    const client = referenceClient({ preload: [study('a')] });
    const known = await client.get('ImagingStudy/a', { 'if-none-match': 'W/"1"' });
    expect(known.status).toBe(304);
    expect(known.body).toBe('');
    expect((await client.get('ImagingStudy/a', { 'if-none-match': 'W/"2"' })).status).toBe(200);
  });

  it('is as exact about ids and types as URLs are', async () => {
    const client = referenceClient({ preload: [study('a')] });
    expect((await client.get('ImagingStudy/A')).status).toBe(404);
    expect((await client.get('imagingstudy/a')).status).toBe(404);
    expect((await client.get('NotAType/a')).json.issue).toMatchObject([{ code: 'not-supported' }]);
    expect((await client.get('ImagingStudy/a/')).status).toBe(200);
    expect((await client.send('PATCH', 'ImagingStudy/a')).headers.allow).toBe(
      'GET, HEAD, PUT, DELETE',
    );
  });

  it('shortens with _summary and _elements and says so', async () => {
    const text = { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml">x</div>' };
    const instance = [{ uid: '1.2', sopClass: { code: 'c' } }];
    const content = {
      text,
      description: 'd',
      series: [{ uid: '1', modality: { code: 'CT' }, instance }],
    };
    const client = referenceClient({ preload: [study('a', content)] });
    const read = async (query: string) => (await client.get(`ImagingStudy/a?${query}`)).json;
    const names = (resource: object) => Object.keys(resource).sort();
    const always = ['id', 'meta', 'resourceType', 'status', 'subject'];
    const summary = await read('_summary=true');
    expect(names(summary)).toEqual([...always, 'description', 'series'].sort());
    expect(summary.series).toEqual([{ uid: '1', modality: { code: 'CT' } }]);
    expect(summary.meta?.tag).toMatchObject([{ code: 'SUBSETTED' }]);
    expect(names(await read('_summary=text'))).toEqual([...always, 'text'].sort());
    expect(names(await read('_summary=data'))).toEqual([...always, 'description', 'series'].sort());
    expect(names(await read('_elements=description'))).toEqual([...always, 'description'].sort());
    expect((await read('_summary=false')).meta?.tag).toBeUndefined();
  });
});
