import { describe, expect, it } from 'vitest';
import { handlerTransport } from '../../cli/kill/handler-transport.ts';
import { systemClock } from '../../fixtures/clock.ts';
import { loadSettings } from '../../fixtures/settings.ts';
import type { Handler, ServerRequest, ServerResponse } from '../../servers/http.ts';
import { copyJson } from '../../servers/json.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { commonSearchParameters, searchParametersOf } from '../../spec/index.ts';
import { runInProcess } from '../../suites/in-process.ts';
import { checks } from '../../suites/index.ts';

const base = 'http://server.test/fhir';
const parameters = [...searchParametersOf('ImagingStudy'), ...commonSearchParameters()];
const dropped = new Set(parameters.map(({ code }) => code).filter((code) => code !== '_id'));

const without = (query: string) =>
  query
    .split('&')
    .filter((one) => !dropped.has(decodeURIComponent(one).split(/[:.=]/)[0] ?? ''))
    .join('&');

/** The request as a server reads it that knows no search parameter but _id, and pays no heed to others. */
function asUnderstood(request: ServerRequest): ServerRequest {
  const [path = '', ...query] = request.url.split('?');
  if (!/(^|\/)ImagingStudy(\/_search)?$/.test(path)) return request;
  const isForm = path.endsWith('/_search') && typeof request.body === 'string';
  return {
    ...request,
    url: query.length === 0 ? path : `${path}?${without(query.join('?'))}`,
    ...(isForm ? { body: without(request.body as string) } : {}),
  };
}

interface Entries {
  resourceType?: string;
  entry?: { request?: { url?: string } }[];
}

function inBundle(request: ServerRequest): ServerRequest {
  const body = copyJson(request.body) as Entries | undefined;
  if (body?.resourceType !== 'Bundle') return request;
  for (const { request: one } of body.entry ?? []) {
    if (one?.url) one.url = asUnderstood({ ...request, url: one.url }).url;
  }
  return { ...request, body };
}

interface Declared {
  rest: {
    searchParam?: { name: string }[];
    resource: { type: string; searchParam?: { name: string }[] }[];
  }[];
}

function declaringId(response: ServerResponse): ServerResponse {
  const body = structuredClone(response.body) as unknown as Declared;
  for (const rest of body.rest) {
    for (const one of [rest, ...rest.resource.filter(({ type }) => type === 'ImagingStudy')]) {
      one.searchParam = (one.searchParam ?? []).filter(({ name }) => name === '_id');
    }
  }
  return { ...response, body: body as never };
}

describe('profile declared', () => {
  it('finds nothing wrong with a server that declares the one parameter it knows, and drops others', async () => {
    const server = createReferenceServer({ base });
    const handler: Handler = async (request) => {
      const isBundle = request.method === 'POST' && /^\/?(\?|$)/.test(request.url);
      const answer = await server.handle(isBundle ? inBundle(request) : asUnderstood(request));
      const isStatement = request.url.startsWith('/metadata') && answer.status === 200;
      return isStatement ? declaringId(answer) : answer;
    };
    const { results, diagnoses } = await runInProcess({
      settings: { ...loadSettings({}), baseUrl: base, profile: 'declared' },
      transport: handlerTransport(handler, base, systemClock),
      checks: checks.filter(({ chapter }) => chapter === 'search' || chapter === 'crud'),
      disposable: true,
    });
    server.close();
    expect(diagnoses.map(({ code }) => code)).toEqual(['no-scope']);
    const red = results.filter(({ outcome }) => /failed|notTestable|harnessError/.test(outcome));
    const told = red.map(({ id, outcome, reason, findings }) =>
      [outcome, id, reason, findings[0]?.message].join(' '),
    );
    expect(told).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThan(300);
  }, 240_000);
});
