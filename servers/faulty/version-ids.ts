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
      return { ...request, url, headers };
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

/** A resource, or a Bundle of them, with other version ids in meta; the values that hold others are shared. */
function metaRenamed(resource: object, outward: (id: string) => string): object {
  const { meta, entry } = resource as { meta?: { versionId?: string }; entry?: unknown };
  return {
    ...resource,
    ...(meta?.versionId ? { meta: { ...meta, versionId: outward(meta.versionId) } } : {}),
    ...(Array.isArray(entry) ? { entry: entry.map((one) => entryRenamed(one, outward)) } : {}),
  };
}

function entryRenamed(entry: { resource?: object }, outward: (id: string) => string): object {
  return entry.resource ? { ...entry, resource: metaRenamed(entry.resource, outward) } : entry;
}

function renamed(url: string, outward: (id: string) => string): string {
  return url.replace(/(?<=\/_history\/)[^/?"]+/, outward);
}
