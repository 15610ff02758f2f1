import { request as httpRequest, type RequestOptions } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { defineFault } from '../../servers/faulty/define.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import { upstream } from '../../servers/faulty/upstream.ts';
import { type ListeningServer, type ListenOptions, listen } from '../../servers/listen.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { newStudy, study } from './client.ts';

const open: ListeningServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function started(handlerAt: Parameters<typeof listen>[0], options?: ListenOptions) {
  const server = await listen(handlerAt, options);
  open.push(server);
  return server.url;
}

const reference = (base: string) =>
  createReferenceServer({ base, preload: [study('a'), study('b')] }).handle;

/** A request that fetch would not send. */
function raw(url: string, options: RequestOptions, body?: string | Buffer) {
  return new Promise<{ status: number; headers: string[]; text: string }>((resolve, reject) => {
    const sent = httpRequest(url, options, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, headers: response.rawHeaders, text });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('listen', () => {
  it('binds to loopback, under /fhir', async () => {
    const url = await started(reference);
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/fhir$/);
    const read = await fetch(`${url}/ImagingStudy/a`);
    expect(read.status).toBe(200);
    const text = await read.text();
    expect(read.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
    expect(read.headers.get('content-type')).toBe('application/fhir+json');
  });

  it.each([
    ['/', /:\d+$/],
    ['', /:\d+$/],
    ['deep/down/', /:\d+\/deep\/down$/],
  ])('serves a base at %j', async (path, expected) => {
    const url = await started(reference, { path });
    expect(url).toMatch(expected);
    const bundle = (await (await fetch(`${url}/ImagingStudy?_id=a`)).json()) as {
      link: { url: string }[];
    };
    expect(bundle.link[0]?.url).toBe(`${url}/ImagingStudy?_id=a`);
    expect((await fetch(`${url}?_type=ImagingStudy`)).status).toBe(200);
  });

  it('has nothing beside its base', async () => {
    const url = await started(reference);
    expect((await fetch(url.replace('/fhir', '/fhirx/metadata'))).status).toBe(404);
    expect((await fetch(url.replace('/fhir', '/'))).status).toBe(404);
  });

  it('says whose port it is when that is taken', async () => {
    const url = await started(reference);
    const port = Number(new URL(url).port);
    await expect(listen(reference, { port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('lets odd requests reach the server', async () => {
    const url = await started(reference);
    const odd = (options: RequestOptions & { to?: string }, body?: string | Buffer) =>
      raw(`${url}${options.to ?? '/ImagingStudy'}`, options, body);
    expect((await odd({ to: '/ImagingStudy?status=%zz' })).status).toBe(400);
    expect((await odd({ method: 'POST', headers: { 'content-type': ';;;' } }, '{}')).status).toBe(
      415,
    );
    expect((await odd({ method: 'PROPFIND' })).status).toBe(405);
    const getWithBody = {
      method: 'GET',
      to: '/ImagingStudy/a',
      headers: { 'content-length': '3' },
    };
    expect((await odd(getWithBody, '{x}')).status).toBe(200);
    const head = await odd({ method: 'HEAD', to: '/ImagingStudy/a' });
    expect(head.text).toBe('');
    expect(Number(head.headers[head.headers.indexOf('content-length') + 1])).toBeGreaterThan(50);
  });

  it('keeps decimals over HTTP', async () => {
    const url = await started(reference);
    const body = JSON.stringify(
      newStudy({ extension: [{ url: 'http://a.example/u', valueDecimal: 0 }] }),
    ).replace(':0}', ':7.00}');
    const created = await raw(
      `${url}/ImagingStudy`,
      { method: 'POST', headers: { 'content-type': 'application/fhir+json' } },
      body,
    );
    expect(created.status).toBe(201);
    expect(created.text).toContain('"valueDecimal":7.00');
  });
});

describe('a handler that throws', () => {
  it('is told of in a 500', async () => {
    const url = await started(() => async () => {
      throw new Error('fault x: oh');
    });
    const answer = await fetch(`${url}/metadata`);
    expect([answer.status, await answer.text()]).toEqual([500, 'fault x: oh\n']);
  });
});

describe('a proxy in front of a real server', () => {
  it('is transparent, with its own base in every link', async () => {
    const real = await started(reference);
    const url = await started((base) => upstream(real, base), { path: '/proxy' });
    const page = await fetch(`${url}/ImagingStudy?_count=1`);
    const text = await page.text();
    expect(text).not.toContain(real);
    const next = (JSON.parse(text) as { link: { relation: string; url: string }[] }).link.find(
      ({ relation }) => relation === 'next',
    );
    expect(next?.url.startsWith(`${url}/`)).toBe(true);
    expect((await fetch(next?.url ?? '')).status).toBe(200);
    const body = JSON.stringify(newStudy({ subject: { reference: `${url}/Patient/p9` } }));
    const created = await fetch(`${url}/ImagingStudy`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/fhir+json' },
    });
    expect(created.headers.get('location')).toMatch(new RegExp(`^${url}/ImagingStudy/`));
    const found = (await (await fetch(`${url}/ImagingStudy?patient=p9`)).json()) as {
      total: number;
    };
    expect(found.total).toBe(1);
    expect((await fetch(url)).status).toBe(200);
  });

  it('may have a fault', async () => {
    const real = await started(reference);
    const teapot = defineFault({
      id: 'teapot',
      chapter: 'crud',
      breaks: 'Reads are answered with 418.',
      requirements: [],
      response: (response, { method }) =>
        method === 'GET' ? { ...response, status: 418 } : undefined,
    });
    const url = await started((base) => faulty(teapot, upstream(real, base)));
    expect((await fetch(`${url}/ImagingStudy/a`)).status).toBe(418);
    expect((await fetch(`${url}/ImagingStudy/a`, { method: 'DELETE' })).status).toBe(204);
  });

  it('answers 502 when the real server does not', async () => {
    const gone = await listen(reference);
    await gone.close();
    const url = await started((base) => upstream(gone.url, base));
    const answer = await fetch(`${url}/metadata`);
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({ resourceType: 'OperationOutcome' });
  });
});
