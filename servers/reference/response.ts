import type { Resource } from '../../spec/index.ts';
import type { ServerResponse } from '../http.ts';
import { operationOutcome } from './refusal.ts';
import type { ReturnPreference } from './request.ts';
import type { Version } from './store.ts';

/** ETag and Last-Modified of a version (http.html#versioning). */
export function versionHeaders(version: Version): Record<string, string> {
  return {
    etag: `W/"${version.versionId}"`,
    'last-modified': new Date(version.lastUpdated).toUTCString(),
  };
}

/** `[base]/[type]/[id]/_history/[vid]` */
export function versionUrl(base: string, { type, id, versionId }: Version): string {
  return `${base}/${type}/${id}/_history/${versionId}`;
}

export function ok(body: Resource, headers: Record<string, string> = {}): ServerResponse {
  return { status: 200, headers, body };
}

/** The answer to a successful write, in the form that the client prefers (http.html#ops). */
export function written(
  status: number,
  version: Version,
  base: string,
  prefers: ReturnPreference | undefined,
): ServerResponse {
  const location = status === 201 ? { location: versionUrl(base, version) } : {};
  const headers = { ...versionHeaders(version), ...location };
  if (prefers === 'minimal') return { status, headers };
  if (prefers === 'OperationOutcome') return { status, headers, body: success(version) };
  return { status, headers, ...(version.resource ? { body: version.resource } : {}) };
}

function success({ type, id, versionId }: Version): Resource {
  const diagnostics = `${type}/${id} is stored as version ${versionId}.`;
  return operationOutcome([{ severity: 'information', code: 'informational', diagnostics }]);
}
