import type { Handler } from '../../servers/http.ts';
import { inProcess, type TextResponse } from '../../servers/message.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import type { ReferenceServerOptions } from '../../servers/reference/options.ts';
import type { Resource } from '../../spec/index.ts';

export const base = 'http://server.test/fhir';

/** An answer, its body also parsed. */
export interface Answer extends TextResponse {
  json: Resource & Record<string, never>;
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  form(path: string, body: string): Promise<Answer>;
  send(
    method: string,
    path: string,
    headers?: Record<string, string>,
    body?: string,
  ): Promise<Answer>;
  /** Ids of all matches over all pages, in order. */
  ids(path: string): Promise<string[]>;
}

const json = { 'content-type': 'application/fhir+json' };

/** A client of a fresh reference server. */
export function referenceClient(options: Partial<ReferenceServerOptions> = {}): Client {
  return clientOf(createReferenceServer({ base, ...options }).handle);
}

export function clientOf(handler: Handler): Client {
  const call = inProcess(handler, base);
  const send: Client['send'] = async (method, path, headers = {}, body) => {
    const url = path.startsWith('http') ? path : `${base}/${path}`;
    const answer = await call({ method, url, headers, ...(body === undefined ? {} : { body }) });
    const isJson = answer.body.startsWith('{');
    return { ...answer, json: isJson ? JSON.parse(answer.body) : {} };
  };
  const withBody =
    (method: string) =>
    (path: string, body: unknown, headers = {}) =>
      send(
        method,
        path,
        { ...json, ...headers },
        typeof body === 'string' ? body : JSON.stringify(body),
      );
  return {
    send,
    get: (path, headers) => send('GET', path, headers),
    post: withBody('POST'),
    put: withBody('PUT'),
    form: (path, body) =>
      send('POST', path, { 'content-type': 'application/x-www-form-urlencoded' }, body),
    ids: (path) => allIds(send, path),
  };
}

interface Bundle {
  link: { relation: string; url: string }[];
  entry?: { resource: Resource; search?: { mode: string } }[];
}

async function allIds(send: Client['send'], path: string): Promise<string[]> {
  const ids: string[] = [];
  let page: string | undefined = path;
  while (page) {
    const answer: Answer = await send('GET', page);
    if (answer.status !== 200) throw new Error(`${page}: ${answer.status} ${answer.body}`);
    const bundle = answer.json as unknown as Bundle;
    const matches = (bundle.entry ?? []).filter(
      ({ search }) => (search?.mode ?? 'match') === 'match',
    );
    ids.push(...matches.map(({ resource }) => String(resource.id)));
    page = bundle.link.find(({ relation }) => relation === 'next')?.url;
  }
  return ids;
}

/** A study with an id, for preloading. */
export function study(id: string, elements: Record<string, unknown> = {}): Resource {
  return {
    resourceType: 'ImagingStudy',
    id,
    status: 'available',
    subject: { reference: 'Patient/p1' },
    ...elements,
  };
}

/** A series of one modality. */
export function series(code: string, elements: Record<string, unknown> = {}) {
  const system = 'http://dicom.nema.org/resources/ontology/DCM';
  return { uid: `1.2.3.${code.length}`, modality: { system, code }, ...elements };
}

/** A new study as a client sends it. */
export function newStudy(elements: Record<string, unknown> = {}): Resource {
  const { id: _id, ...rest } = study('none', elements);
  return rest as Resource;
}
