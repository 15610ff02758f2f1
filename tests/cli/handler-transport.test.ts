import { describe, expect, it } from 'vitest';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import { systemClock } from '../../fixtures/clock.ts';
import type { Handler, ServerRequest, ServerResponse } from '../../servers/http.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';

const base = 'http://server.test/fhir';
const json = { 'content-type': 'application/fhir+json' };

const send = (handler: Handler, method = 'GET', url = `${base}/ImagingStudy`, body?: string) =>
  handlerTransport(
    handler,
    base,
    systemClock,
  )({ method, url, headers: json, ...(body === undefined ? {} : { body }) }, 1000);
const answering =
  (response: Partial<ServerResponse>): Handler =>
  async () => ({ status: 200, headers: {}, ...response });

describe('handlerTransport', () => {
  it('keeps the digits of decimals, both ways', async () => {
    const server = createReferenceServer({ base });
    const extension = '[{"url":"http://a.example/x","valueDecimal":1.10}]';
    const study = `{"resourceType":"ImagingStudy","status":"available","subject":{"display":"x"},"extension":${extension}}`;
    const created = await send(server.handle, 'POST', undefined, study);
    expect(created.status).toBe(201);
    const read = await send(server.handle, 'GET', created.headers.location);
    expect(read.body).toContain('"valueDecimal":1.10}');
    server.close();
  });

  it('hands over the path below the base, the query as it was written', async () => {
    const seen: ServerRequest[] = [];
    const handler: Handler = async (request) => {
      seen.push(request);
      return { status: 200, headers: {} };
    };
    await send(handler, 'GET', `${base}/ImagingStudy?identifier=a%7Cb|c`);
    await send(handler, 'POST', base, '{"a":1}');
    await send(handler, 'POST', base, '{"a":');
    expect(seen.map(({ url, body }) => ({ url, body }))).toEqual([
      { url: '/ImagingStudy?identifier=a%7Cb|c', body: undefined },
      { url: '/', body: { a: 1 } },
      { url: '/', body: '{"a":' },
    ]);
  });

  it('adds the headers that Node adds, names in lower case', async () => {
    const { headers } = await send(answering({ headers: { ETag: 'W/"1"' }, body: 'äb' }));
    expect(headers).toMatchObject({ etag: 'W/"1"', 'content-length': '3' });
    expect(Date.parse(headers.date ?? '')).toBeGreaterThan(0);
  });

  it.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ])('gives no body to %s with %i', async (method, status) => {
    const answer = await send(answering({ status, body: { a: 1 } }), method);
    expect(answer).toMatchObject({ status, body: '' });
  });

  it('answers 500 for what a handler throws', async () => {
    const answer = await send(async () => {
      throw new Error('broken');
    });
    expect(answer).toMatchObject({ status: 500, body: 'broken\n' });
  });

  it('gives up a handler that does not answer in time', async () => {
    const hung = handlerTransport(() => new Promise(() => undefined), base, systemClock);
    const request = { method: 'GET', url: base, headers: {} };
    await expect(hung(request, 20)).rejects.toMatchObject({ code: 'timeout' });
  });

  it('refuses other servers and knows nothing outside the base', async () => {
    const other = send(answering({}), 'GET', 'http://elsewhere.test/fhir/ImagingStudy');
    await expect(other).rejects.toMatchObject({ code: 'refused' });
    expect((await send(answering({}), 'GET', 'http://server.test/other')).status).toBe(404);
  });
});
