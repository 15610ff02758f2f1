import { createHash } from 'node:crypto';
import { type Resource, resourceTypes, searchParametersOf } from '../../spec/index.ts';
import type { Handler, ServerRequest, ServerResponse } from '../http.ts';
import { stringifyJson } from '../json.ts';
import { encodeBody } from '../message.ts';
import { capabilityStatement } from './capabilities.ts';
import { responseType } from './formats.ts';
import { idMaker } from './ids.ts';
import { withMoods } from './moods/index.ts';
import type { ReferenceServerOptions } from './options.ts';
import { type Parameter, parseQuery } from './query.ts';
import { operationOutcome, Refusal, refuse } from './refusal.ts';
import { readRequest } from './request.ts';
import { ok } from './response.ts';
import { route } from './router.ts';
import { SearchPages } from './search-pages.ts';
import type { Service } from './service.ts';
import { Store } from './store.ts';
import { subset } from './subset.ts';

export interface ReferenceServer {
  handle: Handler;
  /** Frees the memory of its database. */
  close(): void;
}

const defaultPageSize = 50;

/** A FHIR R4 server in memory, as a function of requests. */
export function createReferenceServer(options: ReferenceServerOptions): ReferenceServer {
  const types =
    options.types ?? resourceTypes().filter((type) => searchParametersOf(type).length > 0);
  const referencePolicy = options.referencePolicy ?? 'accepted';
  const store = new Store({
    base: options.base,
    indexLagMs: options.indexLagMs ?? 0,
    now: options.now ?? (() => new Date()),
  });
  const service: Service = {
    store,
    pages: new SearchPages(),
    base: options.base,
    types: new Set(types),
    pageSize: options.pageSize ?? defaultPageSize,
    referencePolicy,
    newId: unusedIds(store, idMaker(options.idStyle ?? 'uuid')),
  };
  preload(store, options.preload ?? []);
  const metadata = metadataAnswer(
    capabilityStatement(options.base, types, referencePolicy === 'enforced'),
  );
  const core: Handler = async (request) => respond(service, metadata, request);
  return { handle: withMoods(core, options), close: () => store.close() };
}

function unusedIds(store: Store, make: (type: string) => string): (type: string) => string {
  return (type) => {
    let id = make(type);
    while (store.isUsed(type, id)) id = make(type);
    return id;
  };
}

function preload(store: Store, resources: readonly Resource[]): void {
  for (const resource of resources) {
    if (!resource.id) throw new Error(`preload: a ${resource.resourceType} has no id`);
    store.write('PUT', resource.id, resource);
  }
}

type Answer = (query: readonly Parameter[]) => ServerResponse;

/** capabilities (http.html#capabilities); the ETag changes with the content. */
function metadataAnswer(statement: Resource): Answer {
  const hash = createHash('sha256').update(stringifyJson(statement)).digest('hex').slice(0, 16);
  return (query) => {
    const elements = query.find(([name]) => name === '_elements')?.[1]?.split(',');
    return ok(elements ? subset(statement, { elements }) : statement, { etag: `W/"${hash}"` });
  };
}

function respond(service: Service, metadata: Answer, request: ServerRequest): ServerResponse {
  let contentType = 'application/fhir+json';
  const answer = orRefusal(() => {
    const asked = readRequest(request);
    contentType = responseType(asked.headers, [...asked.query, ...formParameters(request)]);
    if (asked.segments.length === 1 && asked.segments[0] === 'metadata') {
      if (asked.method !== 'GET') throw methodNotAllowed(asked.method);
      return metadata(asked.query);
    }
    return route(service, asked);
  });
  const echoed = request.headers['x-request-id'];
  const headers = {
    ...(answer.body === undefined ? {} : { 'content-type': contentType }),
    ...(echoed ? { 'x-request-id': echoed } : {}),
    ...answer.headers,
  };
  return request.method === 'HEAD' ? headOf({ ...answer, headers }) : { ...answer, headers };
}

/** `_format` may be in the form of a POST search. */
function formParameters({ url, body }: ServerRequest): readonly Parameter[] {
  const isSearch = /\/_search(?:\?|$)/.test(url);
  return isSearch && typeof body === 'string' ? parseQuery(body.trim()) : [];
}

function methodNotAllowed(method: string): Refusal {
  const refusal = refuse(405, 'not-supported', `${method} is not possible here.`);
  return new Refusal(refusal.status, refusal.issues, { allow: 'GET, HEAD' });
}

/** The headers of the answer to a GET, without its body (http.html#head). */
function headOf({ status, headers, body }: ServerResponse): ServerResponse {
  const length = Buffer.byteLength(encodeBody(body));
  return { status, headers: { ...headers, 'content-length': String(length) } };
}

function orRefusal(work: () => ServerResponse): ServerResponse {
  try {
    return work();
  } catch (error) {
    const refusal = error instanceof Refusal ? error : unexpected(error);
    return {
      status: refusal.status,
      headers: { ...refusal.headers },
      body: operationOutcome(refusal.issues),
    };
  }
}

/** Nesting beyond what recursion can follow is the client's doing, anything else is ours. */
function unexpected(error: unknown): Refusal {
  if (error instanceof RangeError) {
    return refuse(400, 'structure', 'The content is nested too deeply.');
  }
  return refuse(500, 'exception', `The server failed: ${(error as Error).message}`);
}
