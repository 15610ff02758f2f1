import { describe, expect, it } from 'vitest';
import { newStudy, referenceClient, study } from './client.ts';

const client = referenceClient({ preload: [study('a')] });
const type = (answer: { headers: Record<string, string> }) => answer.headers['content-type'];

describe('the format of an answer', () => {
  it.each([
    ['application/fhir+json', 'application/fhir+json'],
    ['application/json', 'application/json'],
    ['text/json', 'text/json'],
    ['*/*', 'application/fhir+json'],
    ['text/html, application/*;q=0.8', 'application/fhir+json'],
    ['application/fhir+xml;q=0.5, application/fhir+json;q=0.4', 'application/fhir+json'],
    ['application/fhir+json; fhirVersion=4.0', 'application/fhir+json'],
  ])('for Accept %s is %s', async (accept, expected) => {
    const answer = await client.get('ImagingStudy/a', { accept });
    expect([answer.status, type(answer)]).toEqual([200, expected]);
  });

  it.each([
    'application/fhir+xml',
    'text/html',
    'application/fhir+json;q=0',
    'application/fhir+json;fhirVersion=3.0',
  ])('cannot be %s', async (accept) => {
    for (const path of ['ImagingStudy/a', 'metadata']) {
      const answer = await client.get(path, { accept });
      expect(answer.status).toBe(406);
      expect(answer.json.resourceType).toBe('OperationOutcome');
    }
  });

  it.each(['json', 'application/json', 'application/fhir%2Bjson', 'application/fhir+json'])(
    'is JSON for _format=%s, whatever Accept says',
    async (format) => {
      const answer = await client.get(`ImagingStudy/a?_format=${format}`, { accept: 'text/html' });
      expect(answer.status).toBe(200);
    },
  );

  it('is refused for _format=xml, also in a form', async () => {
    expect((await client.get('ImagingStudy?_format=xml')).status).toBe(406);
    expect((await client.form('ImagingStudy/_search', '_format=xml')).status).toBe(406);
  });
});

describe('the format of a request', () => {
  it.each([
    'application/fhir+xml',
    'text/plain',
    'application/fhir+json; charset=iso-8859-1',
    'nonsense',
    'application/fhir+json; fhirVersion=3.0',
  ])('cannot be %s', async (contentType) => {
    const body = JSON.stringify(newStudy());
    const answer = await client.send('POST', 'ImagingStudy', { 'content-type': contentType }, body);
    expect(answer.status).toBe(415);
    expect(answer.json.issue).toMatchObject([{ expression: ['http.Content-Type'] }]);
  });

  it('may be left unsaid', async () => {
    const answer = await client.send('POST', 'ImagingStudy', {}, JSON.stringify(newStudy()));
    expect(answer.status).toBe(201);
  });

  it('is a form for a search by POST', async () => {
    expect((await client.post('ImagingStudy/_search', '{}')).status).toBe(415);
    expect((await client.send('POST', 'ImagingStudy/_search?_id=a')).json.total).toBe(1);
  });

  it('is UTF-8 behind its percents', async () => {
    expect((await client.get('ImagingStudy?status=%zz')).status).toBe(400);
    expect((await client.get('ImagingStudy/%ff')).status).toBe(400);
  });
});

describe('HEAD', () => {
  it('is GET without its body', async () => {
    const got = await client.get('ImagingStudy/a');
    const head = await client.send('HEAD', 'ImagingStudy/a');
    expect(head.body).toBe('');
    expect(head.headers).toEqual({
      ...got.headers,
      'content-length': String(Buffer.byteLength(got.body)),
    });
    expect((await client.send('HEAD', 'ImagingStudy/none')).status).toBe(404);
  });
});
