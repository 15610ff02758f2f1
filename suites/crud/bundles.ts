import { NotTestable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { fullUrlOf } from '../../fixtures/full-url.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { answerText } from '../../fixtures/outcome-text.ts';
import { locationOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';

/** A request in a Bundle, with the resource that it sends. */
export interface Entry {
  request: { method: string; url: string; ifMatch?: string; ifNoneExist?: string };
  fullUrl?: string;
  resource?: Resource;
}

/** What became of an entry. */
export interface EntryAnswer {
  resource?: Resource;
  response?: { status?: string; location?: string; etag?: string };
}

/** Sends a Bundle of requests (http.html#transaction), where the server declares to take it. */
export async function sentBundle(
  context: CheckContext,
  type: 'batch' | 'transaction',
  entry: readonly Entry[],
  headers: Record<string, string> = {},
): Promise<Answer> {
  const { session, server } = context;
  mustDeclareOfSystem(session, type);
  const named = entry.map((one, at) =>
    one.resource === undefined
      ? one
      : { fullUrl: fullUrlOf(one.request, session.target.base, at), ...one },
  );
  return server.transaction(
    { resourceType: 'Bundle', type, ...(named.length > 0 ? { entry: named } : {}) },
    { headers },
  );
}

export const creation = (resource: Resource, more: Partial<Entry> = {}): Entry => ({
  ...more,
  resource,
  request: { ...more.request, method: 'POST', url: resource.resourceType },
});

/**
 * @param read of what is updated: a server may insist on If-Match (http.html#concurrency)
 * @param id in the URL, where it is not that of the resource
 */
export function updating(resource: Resource, read: Answer, id = resource.id): Entry {
  const { etag } = read.headers;
  const url = `${resource.resourceType}/${id}`;
  return { resource, request: { method: 'PUT', url, ...(etag ? { ifMatch: etag } : {}) } };
}

export const reading = (url: string): Entry => ({ request: { method: 'GET', url } });

export const deleting = (url: string): Entry => ({ request: { method: 'DELETE', url } });

export const answersIn = ({ resource }: Answer) => itemsOf<EntryAnswer>(resource?.entry);

/** Status of an entry, as a number. */
export const statusOf = (one: EntryAnswer | undefined) =>
  Number.parseInt(one?.response?.status ?? '', 10);

/** Id of what an entry created. */
export const createdBy = (one: EntryAnswer | undefined) =>
  locationOf({ headers: { location: one?.response?.location ?? '' } })?.id ?? one?.resource?.id;

/**
 * Id of the study that a Bundle of one creation made.
 * @throws {NotTestable} if it made none
 */
export function mustCreate(answer: Answer): string {
  const id = createdBy(answersIn(answer)[0]);
  if (id) return id;
  throw new NotTestable(`a valid transaction was answered ${answerText(answer)}`);
}

/**
 * Judges that the answer is a Bundle with an entry for each request, in their order.
 * @param expected statuses that each may have; 2 or 4 stands for all from 200 or 400 on
 * @returns the entries, if so
 */
export function judgeEntries(
  { judge }: CheckContext,
  answer: Answer,
  type: 'batch' | 'transaction',
  expected: readonly (readonly number[])[],
): EntryAnswer[] | undefined {
  const entries = answersIn(answer);
  const statuses = entries.map(({ response }) => response?.status ?? null);
  const isRight = (one: EntryAnswer | undefined, allowed: readonly number[]) =>
    /^\d{3}\b/.test(one?.response?.status ?? '') &&
    allowed.some((code) => statusOf(one) === code || Math.floor(statusOf(one) / 100) === code);
  const chain = judge(answer)
    .status(200)
    .resourceType('Bundle')
    .fhirpath('type = %type', `the Bundle is a ${type}-response`, { type: `${type}-response` })
    .that(
      entries.length === expected.length &&
        expected.every((each, at) => isRight(entries[at], each)),
      {
        code: 'entry-status',
        message: `the entries have the statuses ${statuses.join(', ') || 'of none'}`,
        expected: expected.map((each) => each.join(' or ')),
        actual: statuses,
      },
    );
  return chain.ok ? entries : undefined;
}
