import type { Answer, FhirClient } from '../../fixtures/client.ts';
import type { Resource } from '../../spec/index.ts';

/**
 * Updates a resource. A server may insist on If-Match (http.html#concurrency), so a refusal
 * that may mean this is followed by one more try with the ETag of the last read.
 */
export async function put(
  server: FhirClient,
  resource: Resource,
  lastRead?: Answer,
): Promise<Answer> {
  const answer = await server.update(resource);
  const etag = lastRead?.headers.etag;
  if (etag === undefined || ![400, 403, 409, 412, 428].includes(answer.status)) return answer;
  const retried = await server.update(resource, { headers: { 'if-match': etag } });
  return retried.status < 300 ? retried : answer;
}
