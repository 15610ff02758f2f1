import { NotTestable } from '../../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../../fixtures/claims.ts';
import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { fullUrlOf } from '../../../fixtures/full-url.ts';
import { stringifyLossless } from '../../../fixtures/lossless.ts';
import { idOf } from '../../../fixtures/studies.ts';
import type { Resource } from '../../../spec/index.ts';
import { answersIn, createdBy, type Entry, type EntryAnswer, statusOf } from '../bundles.ts';
import type { Told } from '../ways.ts';
import type { Neighbours } from './neighbours.ts';

/** How a request comes to the server. */
export type Carrier = 'alone' | 'batch' | 'transaction';

/** What a check of one carrier adds to its id and its rule. */
export const carriers: readonly { carrier: Carrier; suffix: string; words: string }[] = [
  { carrier: 'alone', suffix: '', words: 'by itself' },
  { carrier: 'batch', suffix: '-in-batch', words: 'in a batch' },
  { carrier: 'transaction', suffix: '-in-transaction', words: 'in a transaction' },
];

/** @throws {NotApplicable} if the CapabilityStatement does not declare such Bundles */
export function mustDeclareCarrier({ session }: CheckContext, carrier: Carrier): void {
  if (carrier !== 'alone') mustDeclareOfSystem(session, carrier);
}

/** The request of an entry sent by itself: what it says in the entry, it says in headers. */
async function alone(
  { server }: CheckContext,
  { request, resource }: Entry,
  headers: Record<string, string>,
): Promise<Answer> {
  const { method, url, ifMatch, ifNoneExist } = request;
  const all = {
    ...headers,
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    ...(ifNoneExist === undefined ? {} : { 'if-none-exist': ifNoneExist }),
  };
  const body = resource === undefined ? {} : { body: stringifyLossless(resource) };
  const answer = await server.send({ method, path: url, headers: all, ...body });
  if (!url.includes('?') || ![404, 405].includes(answer.status)) return answer;
  // R4 writes the URL of what goes by criteria with a slash before the query and without one.
  const other = await server.send({ method, path: url.replace('?', '/?'), headers: all, ...body });
  return other.status < 300 ? other : answer;
}

/** A Bundle of requests, its numbers as they are to be written. */
export async function sentAsWritten(
  { server, session }: CheckContext,
  type: 'batch' | 'transaction',
  entries: readonly Entry[],
  headers: Record<string, string> = {},
): Promise<Answer> {
  const entry = entries.map((one, at) =>
    one.resource === undefined
      ? one
      : { fullUrl: fullUrlOf(one.request, session.target.base, at), ...one },
  );
  const bundle = { resourceType: 'Bundle', type, entry } as unknown as Resource;
  return server.transaction(bundle, { text: stringifyLossless(bundle), headers });
}

export interface Delivered extends Told {
  /** The entries of the answer, in their order; none where it came alone, or the Bundle failed. */
  entries: EntryAnswer[];
}

const MAY_WANT_IF_MATCH = [400, 403, 409, 412, 428];

/**
 * Sends a request by itself or in a Bundle, among others.
 * @param read of what is updated: a server may insist on If-Match (http.html#concurrency)
 */
export async function deliver(
  context: CheckContext,
  carrier: Carrier,
  entry: Entry,
  { before, after }: Pick<Neighbours, 'before' | 'after'>,
  headers: Record<string, string>,
  read?: Answer,
): Promise<Delivered> {
  if (carrier === 'alone') {
    let answer = await alone(context, entry, headers);
    const ifMatch = read?.headers.etag;
    if (ifMatch !== undefined && MAY_WANT_IF_MATCH.includes(answer.status)) {
      const request = { ...entry.request, ifMatch };
      const again = await alone(context, { ...entry, request }, headers);
      if (again.status < 300) answer = again;
    }
    const { status, resource } = answer;
    const { location, etag } = answer.headers;
    return { answer, status, location, etag, id: idOf(answer), resource, entries: [] };
  }
  const answer = await sentAsWritten(context, carrier, [...before, entry, ...after], headers);
  if (answer.status >= 400) return { answer, status: answer.status, entries: [] };
  const entries = answersIn(answer);
  const one = entries[before.length];
  if (one === undefined) throw new NotTestable(`the ${carrier} has no entry for the request`);
  return {
    answer,
    status: statusOf(one),
    location: one.response?.location,
    etag: one.response?.etag,
    id: createdBy(one) ?? entry.resource?.id,
    resource: one.resource,
    entries,
  };
}
