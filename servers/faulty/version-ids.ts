import type { ServerRequest, ServerResponse } from '../http.ts';
import { parseJson } from '../json.ts';
import { encodeBody } from '../message.ts';

/** A server that calls its versions by other ids than the real one: in URLs, ETags and meta. */
export function versionsNamed(outward: (id: string) => string, inward: (id: string) => string) {
  return {
    request(request: ServerRequest): ServerRequest {
      const match = request.headers['if-match'];
      const headers = match
        ? { ...request.headers, 'if-match': match.replace(/[^"/W]+/, inward) }
        : request.headers;
      const url = request.url.replace(/(?<=\/_history\/)[^/?]+/, inward);
      return { ...request, url, headers, ...bodyInward(request.body, inward) };
    },
    response(response: ServerResponse): ServerResponse {
      const { etag, location, ...others } = response.headers;
      const headers = {
        ...others,
        ...(etag ? { etag: etag.replace(/(?<=")[^"]+/, outward) } : {}),
        ...(location ? { location: renamed(location, outward) } : {}),
      };
      if (typeof response.body !== 'object' || response.body === null)
        return { ...response, headers };
      const text = encodeBody(metaRenamed(response.body, outward)).replace(
        /(?<="(?:location|url|etag)":")[^"]*_history\/[^"]*/g,
        (url) => renamed(url, outward),
      );
      return { ...response, headers, body: parseJson(text) };
    },
  };
}

/** A Bundle whose entries say by ifMatch or in their URL which version they are for. */
function bodyInward(body: unknown, inward: (id: string) => string): { body?: unknown } {
  const { entry } = (body ?? {}) as { entry?: { request?: { ifMatch?: string; url?: string } }[] };
  if (!Array.isArray(entry)) return {};
  const renamedEntries = entry.map((one) => {
    const { ifMatch, url } = one.request ?? {};
    if (ifMatch === undefined && url === undefined) return one;
    const request = {
      ...one.request,
      ...(ifMatch === undefined ? {} : { ifMatch: ifMatch.replace(/[^"/W]+/, inward) }),
      ...(url === undefined ? {} : { url: renamed(url, inward) }),
    };
    return { ...one, request };
  });
  return { body: { ...(body as object), entry: renamedEntries } };
}

/** A resource, or a Bundle of them, with other version ids in meta; the values that hold others are shared. */
function metaRenamed(resource: object, outward: (id: string) => string): object {
  const { meta, entry } = resource as { meta?: { versionId?: string }; entry?: unknown };
  return {
    ...resource,
    ...(meta?.versionId ? { meta: { ...meta, versionId: outward(meta.versionId) } } : {}),
    ...(Array.isArray(entry) ? { entry: entry.map((one) => entryRenamed(one, outward)) } : {}),
  };
}

interface Entry {
  resource?: object;
  response?: { etag?: string };
}

function entryRenamed(entry: Entry, outward: (id: string) => string): object {
  const etag = entry.response?.etag?.replace(/(?<=")[^"]+/, outward);
  return {
    ...entry,
    ...(entry.resource ? { resource: metaRenamed(entry.resource, outward) } : {}),
    ...(etag === undefined ? {} : { response: { ...entry.response, etag } }),
  };
}

function renamed(url: string, outward: (id: string) => string): string {
  return url.replace(/(?<=\/_history\/)[^/?"]+/, outward);
}
