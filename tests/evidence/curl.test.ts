import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { curl } from '../../evidence/curl.ts';
import type { HttpRequest } from '../../evidence/exchange.ts';
import { createRedactor } from '../../evidence/redact.ts';

interface Seen {
  method: string;
  url: string;
  headers: http.IncomingHttpHeaders;
  body: string;
}

let seen: Seen | undefined;
let base = '';
const server = http.createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method = '', url = '', headers } = request;
  seen = { method, url, headers, body: Buffer.concat(chunks).toString('utf8') };
  response.end('ok');
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/fhir`;
});
afterAll(() => {
  server.close();
});

/** Runs the line in a real shell and says what reached the server. */
async function reproduce(
  request: Partial<HttpRequest>,
  env: Record<string, string> = {},
): Promise<Seen> {
  seen = undefined;
  const line = curl({ method: 'GET', url: base, headers: {}, ...request });
  expect(line).not.toContain('\n');
  // By standard input, as if pasted: an argument of a command may not be as long.
  const shell = spawn('sh', [], { env: { PATH: process.env.PATH, ...env }, stdio: 'pipe' });
  shell.stdin.end(`${line}
`);
  await once(shell, 'close');
  if (!seen) throw new Error(`nothing reached the server: ${line}`);
  return seen;
}

const hasCurl = spawnSync('curl', ['--version']).status === 0;

describe.skipIf(!hasCurl)('a curl line sends the same request', () => {
  test.each([
    `/ImagingStudy?identifier=a'b"c$HOME\`id\``.replaceAll(/["`]/g, encodeURIComponent),
    '/ImagingStudy?modality=http%3A%2F%2Fx%7CCT&_tag=a,b;c',
    '/ImagingStudy?a=[1-3]&b={x,y}',
    '/a/../b/./c',
    '/ImagingStudy?x=%20+%27!*()#',
  ])('to the same URL: %s', async (path) => {
    const url = base + path;
    expect((await reproduce({ url })).url).toBe(`/fhir${path}`.replace(/#$/, ''));
  });

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'])(
    'by %s',
    async (method) => {
      expect((await reproduce({ method })).method).toBe(method);
    },
  );

  test.each([
    ['plain', '{"resourceType":"ImagingStudy"}'],
    ['quotes', `{"a":"it's \\"quoted\\" $HOME \`date\`"}`],
    ['a leading @', '@/etc/passwd'],
    ['line breaks and tabs', '{\n\t"a": "100% \\\\n %s"\r\n}\n'],
    ['a leading dash and a line break', '-v x\n'],
    ['a NUL and digits', 'a\u00001\n2'],
    ['unicode', '{"text":"Größe 量 🩻"}'],
    ['more than an argument holds', `{"a":"${'é'.repeat(150_000)}"}`],
    ['nothing', ''],
  ])('with the same body: %s', async (_, body) => {
    const headers = { 'content-type': 'application/fhir+json' };
    const { body: sent, method } = await reproduce({ method: 'PUT', body, headers });
    expect([method, sent]).toEqual(['PUT', body]);
  });

  test('with the same headers and no others of meaning', async () => {
    const headers = { accept: "a'b", 'content-type': 'text/x; q="1"', 'if-match': 'W/"1"' };
    const sent = await reproduce({ method: 'POST', headers, body: 'x' });
    expect(sent.headers).toMatchObject(headers);
    const bare = await reproduce({ method: 'POST', body: 'x' });
    expect(Object.keys(bare.headers).sort()).toEqual(['content-length', 'host', 'user-agent']);
  });

  test('the token comes from the environment', async () => {
    const token = 'tok-1234567';
    const request = { method: 'GET', url: base, headers: { authorization: `Bearer ${token}` } };
    const kept = createRedactor([token]).exchange({
      id: '',
      check: '',
      request,
      startedAt: '',
      durationMs: 0,
      attempts: 1,
    });
    expect(curl(kept.request)).not.toContain(token);
    const { headers } = await reproduce(kept.request, { FHIR_TOKEN: token });
    expect(headers.authorization).toBe(`Bearer ${token}`);
  });

  test('user and password come from the environment', async () => {
    const headers = { authorization: 'Basic [redacted]' };
    const sent = await reproduce({ headers }, { FHIR_BASIC: 'bob:pw' });
    expect(sent.headers.authorization).toBe(`Basic ${Buffer.from('bob:pw').toString('base64')}`);
  });
});
