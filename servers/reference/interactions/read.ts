import type { ServerResponse } from '../../http.ts';
import { refuse } from '../refusal.ts';
import type { Request } from '../request.ts';
import { ok, versionHeaders } from '../response.ts';
import { resultControls } from '../result-controls.ts';
import type { Service } from '../service.ts';
import type { Version } from '../store.ts';
import { subset } from '../subset.ts';

/** read (http.html#read): 410 for a deleted resource, 404 for one that never was. */
export function read(service: Service, request: Request, type: string, id: string): ServerResponse {
  const version = service.store.current(type, id);
  if (!version) throw refuse(404, 'not-found', `There is no ${type}/${id}.`);
  if (!version.resource) throw gone(version);
  if (isUnchanged(version, request)) return { status: 304, headers: versionHeaders(version) };
  return shaped(version, request);
}

/** vread (http.html#vread) */
export function vread(
  service: Service,
  request: Request,
  type: string,
  id: string,
  versionId: string,
): ServerResponse {
  const version = service.store.version(type, id, versionId);
  if (!version) {
    throw refuse(404, 'not-found', `There is no version '${versionId}' of ${type}/${id}.`);
  }
  if (!version.resource) throw gone(version);
  return shaped(version, request);
}

function shaped(version: Version, { query }: Request): ServerResponse {
  const controls = resultControls(
    query.filter(([name, value]) => ['_summary', '_elements'].includes(name) && value !== ''),
  );
  const resource = version.resource ?? { resourceType: version.type };
  return ok(subset(resource, controls), versionHeaders(version));
}

function gone({ type, id, versionId }: Version) {
  const refusal = refuse(410, 'deleted', `${type}/${id} was deleted.`);
  return Object.assign(refusal, { headers: { etag: `W/"${versionId}"` } });
}

/** Conditional read (http.html#cread); If-None-Match outranks If-Modified-Since (RFC 9110, 13.1.3). */
function isUnchanged(version: Version, { headers }: Request): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) {
    const tags = known.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return tags.includes('*') || tags.includes(`"${version.versionId}"`);
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  const changed = Date.parse(new Date(version.lastUpdated).toUTCString());
  return changed <= since;
}
