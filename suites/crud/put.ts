import type { Answer, FhirClient, WriteOptions } from '../../fixtures/client.ts';
import type { Resource } from '../../spec/index.ts';

type PutOptions = Pick<WriteOptions, 'text' | 'headers'> & { id?: string };

/**
 * Updates a resource. A server may insist on If-Match (http.html#concurrency), so a refusal
 * that may mean this is followed by one more try with the ETag of the last read.
 */
export async function put(
  server: FhirClient,
  resource: Resource,
  lastRead?: Answer,
  options: PutOptions = {},
): Promise<Answer> {
  const answer = await server.update(resource, options);
  if (!mayWantIfMatch(answer)) return answer;
  const retried = await retry(server, resource, lastRead, options);
  return retried && retried.status < 300 ? retried : answer;
}

/**
 * Sends an update that is to be refused. Where the refusal may be about a missing If-Match, the answer to the same
 * update with the ETag of the last read counts.
 */
export async function refusedPut(
  server: FhirClient,
  resource: Resource,
  lastRead?: Answer,
  options: PutOptions = {},
): Promise<Answer> {
  const answer = await server.update(resource, options);
  if (!mayWantIfMatch(answer) || answer.status === 400) return answer;
  return (await retry(server, resource, lastRead, options)) ?? answer;
}

const mayWantIfMatch = ({ status }: Answer) => [400, 403, 409, 412, 428].includes(status);

async function retry(
  server: FhirClient,
  resource: Resource,
  lastRead: Answer | undefined,
  options: PutOptions,
): Promise<Answer | undefined> {
  const etag = lastRead?.headers.etag;
  if (etag === undefined) return undefined;
  const headers = { ...options.headers, 'if-match': etag };
  return server.update(resource, { ...options, headers });
}
