import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../evidence/exchange.ts';
import { createRedactor, REDACTED } from '../../evidence/redact.ts';

const TOKEN = 'tok-3f9a77c1/x+y';
const redactor = createRedactor([TOKEN, 'hunter2-horse', 'bob:hunter2-horse']);

function exchange(over: Partial<Exchange['request']>, body = ''): Exchange {
  return {
    id: 'c#1',
    check: 'c',
    request: { method: 'GET', url: 'http://h/fhir/Patient', headers: {}, ...over },
    response: { status: 200, headers: {}, body },
    startedAt: '2026-01-01T00:00:00.000Z',
    durationMs: 1,
    attempts: 1,
  };
}

describe('redaction', () => {
  test('credentials in headers go, their scheme stays', () => {
    const { request } = redactor.exchange(
      exchange({
        headers: {
          authorization: 'Bearer unknown-but-secret',
          'proxy-authorization': 'Basic Ym9iOmJvYg==',
          cookie: 'a=b',
          accept: 'application/fhir+json',
        },
      }),
    );
    expect(request.headers).toEqual({
      authorization: `Bearer ${REDACTED}`,
      'proxy-authorization': `Basic ${REDACTED}`,
      cookie: REDACTED,
      accept: 'application/fhir+json',
    });
  });

  test('Set-Cookie of the response goes', () => {
    const given = exchange({});
    given.response = { status: 200, headers: { 'set-cookie': 'sid=1' }, body: '' };
    expect(redactor.exchange(given).response?.headers['set-cookie']).toBe(REDACTED);
  });

  test.each([
    [
      'a parameter',
      'http://h/fhir?access_token=abc&modality=CT',
      `http://h/fhir?access_token=${REDACTED}&modality=CT`,
    ],
    [
      'a later parameter',
      'http://h/x?a=1&client_secret=abc',
      `http://h/x?a=1&client_secret=${REDACTED}`,
    ],
    ['userinfo', 'http://bob:pw@h/fhir', `http://${REDACTED}@h/fhir`],
    ['a configured value', `http://h/${TOKEN}`, `http://h/${REDACTED}`],
    [
      'a configured value, URL-encoded',
      `http://h/?t=${encodeURIComponent(TOKEN)}`,
      `http://h/?t=${REDACTED}`,
    ],
  ])('%s in a URL goes', (_, url, expected) => {
    expect(redactor.exchange(exchange({ url })).request.url).toBe(expected);
  });

  test.each([
    [
      'JSON',
      '{"access_token" : "a\\"b", "scope":"s"}',
      `{"access_token" : "${REDACTED}", "scope":"s"}`,
    ],
    [
      'a form',
      'grant_type=x&client_secret=abc&scope=y',
      `grant_type=x&client_secret=${REDACTED}&scope=y`,
    ],
    ['a JSON web token', 'x eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.c2ln y', `x ${REDACTED} y`],
    ['the configured token', `<pre>${TOKEN}</pre>`, `<pre>${REDACTED}</pre>`],
    ['user and password', 'bob:hunter2-horse', REDACTED],
    ['the password', 'pw=hunter2-horse!', `pw=${REDACTED}!`],
  ])('a secret in a body of %s goes', (_, body, expected) => {
    const { request, response } = redactor.exchange(exchange({ body }, body));
    expect(request.body).toBe(expected);
    expect(response?.body).toBe(expected);
  });

  test('what is no secret stays byte by byte', () => {
    const body =
      '{"resourceType":"ImagingStudy","note":[{"text":"passwordless: a@b, tokens, http://x/y?code=1"}]}';
    const given = exchange({ url: 'http://h/ImagingStudy?modality=http://x|CT', body }, body);
    expect(redactor.exchange(given)).toEqual(given);
  });

  test('a secret too short to be told from words is taken only from where secrets belong', () => {
    const short = createRedactor(['fhir']);
    expect(short.text('application/fhir+json')).toBe('application/fhir+json');
    expect(short.text('password=fhir')).toBe(`password=${REDACTED}`);
  });

  test('values are redacted in depth, by name and by content', () => {
    const value = {
      a: [{ Authorization: 'Bearer x', password: 'pw', n: 1 }],
      b: `-${TOKEN}-`,
      c: null,
    };
    expect(redactor.value(value)).toEqual({
      a: [{ Authorization: `Bearer ${REDACTED}`, password: REDACTED, n: 1 }],
      b: `-${REDACTED}-`,
      c: null,
    });
  });

  test('an error that names the URL is redacted as well', () => {
    const given = { ...exchange({}), error: 'no answer from http://bob:pw@h/' };
    expect(redactor.exchange(given).error).toBe(`no answer from http://${REDACTED}@h/`);
  });
});
