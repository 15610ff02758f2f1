import type { Resource } from '../../../spec/index.ts';
import type { ServerResponse } from '../../http.ts';
import { readResource } from '../content.ts';
import { parseQuery } from '../query.ts';
import { operationOutcome, Refusal, refuse } from '../refusal.ts';
import type { Request } from '../request.ts';
import { ok } from '../response.ts';
import type { Service } from '../service.ts';
import { processTransaction } from './transaction.ts';

/** Carries out one request, as if it had come alone. */
export type Interact = (service: Service, request: Request) => ServerResponse;

export interface BundleEntry {
  fullUrl?: string;
  resource?: Resource;
  request?: {
    method?: string;
    url?: string;
    ifMatch?: string;
    ifNoneMatch?: string;
    ifModifiedSince?: string;
    ifNoneExist?: string;
  };
}

/** batch or transaction (http.html#transaction) */
export function processBundle(
  service: Service,
  request: Request,
  interact: Interact,
): ServerResponse {
  const bundle = readResource(request);
  if (bundle.resourceType !== 'Bundle') {
    throw refuse(400, 'invalid', 'Only a Bundle can be posted to the base.', 'resourceType');
  }
  const entries = readEntries(bundle);
  if (bundle.type === 'batch') {
    return ok(
      response(
        'batch-response',
        entries.map((entry, index) => batchEntry(service, entry, index, request, interact)),
      ),
    );
  }
  if (bundle.type === 'transaction') {
    return ok(
      response('transaction-response', processTransaction(service, request, entries, interact)),
    );
  }
  const diagnostics = `A Bundle of type '${String(bundle.type)}' cannot be processed.`;
  throw refuse(400, 'not-supported', diagnostics, 'Bundle.type');
}

function readEntries(bundle: Resource): BundleEntry[] {
  const entries = bundle.entry ?? [];
  if (!Array.isArray(entries)) throw refuse(400, 'structure', 'Expected an array.', 'Bundle.entry');
  return entries as BundleEntry[];
}

function response(type: string, entries: readonly object[]): Resource {
  return { resourceType: 'Bundle', type, ...(entries.length > 0 ? { entry: entries } : {}) };
}

/** An entry of a batch stands for itself: its failure is its own. */
function batchEntry(
  service: Service,
  entry: BundleEntry,
  index: number,
  request: Request,
  interact: Interact,
) {
  try {
    const own = entryRequest(entry, index, request);
    return responseEntry(interact(service, own), own.method, request);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return {
      response: { status: String(error.status), outcome: operationOutcome(error.issues) },
    };
  }
}

/**
 * The request that an entry stands for.
 * @throws {Refusal} 400 if the entry does not say what to do
 */
export function entryRequest(entry: BundleEntry, index: number, outer: Request): Request {
  const at = `Bundle.entry[${index}]`;
  const { method, url } = entry?.request ?? {};
  if (typeof method !== 'string' || typeof url !== 'string') {
    throw refuse(400, 'required', 'An entry needs a request with method and url.', `${at}.request`);
  }
  const [path = '', ...query] = url.split('?');
  const queryText = query.join('?');
  const { ifMatch, ifNoneMatch, ifModifiedSince, ifNoneExist } = entry.request ?? {};
  const headers = {
    ...(ifMatch ? { 'if-match': ifMatch } : {}),
    ...(ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {}),
    ...(ifModifiedSince ? { 'if-modified-since': ifModifiedSince } : {}),
    ...(ifNoneExist ? { 'if-none-exist': ifNoneExist } : {}),
  };
  return {
    method: method === 'HEAD' ? 'GET' : method,
    segments: path.split('/').filter((segment) => segment !== ''),
    queryText,
    query: parseQuery(queryText),
    headers,
    ...(entry.resource === undefined ? {} : { body: entry.resource }),
    prefers: 'representation',
    strict: outer.strict,
  };
}

/** What became of an entry; the resource with GET, or if the client prefers it. */
export function responseEntry(
  answer: ServerResponse,
  method: string,
  { prefers }: Request,
): object {
  const { etag, location } = answer.headers;
  const resource = answer.body as Resource | undefined;
  const lastModified =
    resource?.resourceType === 'Bundle' ? undefined : resource?.meta?.lastUpdated;
  const shown = resource && (prefers === 'representation' || method === 'GET');
  return {
    ...(shown ? { resource } : {}),
    response: {
      status: `${answer.status}`,
      ...(location ? { location } : {}),
      ...(etag ? { etag } : {}),
      ...(lastModified ? { lastModified } : {}),
    },
  };
}
