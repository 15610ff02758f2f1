import type { ServerResponse } from '../../http.ts';
import { acceptContent } from '../content.ts';
import { parseQuery } from '../query.ts';
import { isId } from '../references.ts';
import { refuse } from '../refusal.ts';
import type { Request } from '../request.ts';
import { versionHeaders, written } from '../response.ts';
import { matchesOf } from '../search.ts';
import type { Service } from '../service.ts';
import type { Version } from '../store.ts';

/** create (http.html#create), conditional with If-None-Exist (http.html#ccreate) */
export function create(service: Service, request: Request, type: string): ServerResponse {
  const resource = acceptContent(service, request, type);
  const condition = request.headers['if-none-exist'];
  if (condition !== undefined) {
    const id = onlyMatch(service, type, condition);
    const found = id === undefined ? undefined : service.store.current(type, id);
    if (found) return written(200, found, service.base, request.prefers);
  }
  const version = service.store.write('POST', service.newId(type), resource);
  return written(201, version, service.base, request.prefers);
}

/** update (http.html#update), also as create (http.html#upsert) and after a deletion */
export function update(
  service: Service,
  request: Request,
  type: string,
  id: string,
): ServerResponse {
  const resource = acceptContent(service, request, type);
  if (resource.id === undefined) {
    throw refuse(
      400,
      'required',
      'The resource of an update needs the id of its URL.',
      `${type}.id`,
    );
  }
  if (resource.id !== id) {
    const diagnostics = `The resource has the id '${resource.id}', its URL '${id}'.`;
    throw refuse(400, 'value', diagnostics, `${type}.id`);
  }
  if (!isId(id)) throw refuse(400, 'value', `'${id}' is not an id.`, `${type}.id`);
  checkVersion(request, type, id, service.store.current(type, id));
  return stored(service, request, service.store.write('PUT', id, resource));
}

/** conditional update (http.html#cond-update) */
export function updateWhere(service: Service, request: Request, type: string): ServerResponse {
  const resource = acceptContent(service, request, type);
  const id = onlyMatch(service, type, request.queryText);
  if (id === undefined) {
    const chosen = typeof resource.id === 'string' && isId(resource.id) ? resource.id : undefined;
    checkVersion(request, type, chosen ?? '', chosen && service.store.current(type, chosen));
    const target = chosen ?? service.newId(type);
    return stored(service, request, service.store.write('PUT', target, resource));
  }
  if (resource.id !== undefined && resource.id !== id) {
    const diagnostics = `The resource has the id '${resource.id}', the match is ${type}/${id}.`;
    throw refuse(400, 'value', diagnostics, `${type}.id`);
  }
  checkVersion(request, type, id, service.store.current(type, id));
  return stored(service, request, service.store.write('PUT', id, resource));
}

/** delete (http.html#delete): deleting what is not there succeeds too */
export function remove(
  service: Service,
  request: Request,
  type: string,
  id: string,
): ServerResponse {
  const current = service.store.current(type, id);
  if (!current?.resource) {
    return { status: 204, headers: current ? { etag: `W/"${current.versionId}"` } : {} };
  }
  checkVersion(request, type, id, current);
  if (service.referencePolicy === 'enforced' && service.store.isReferenced(type, id)) {
    throw refuse(409, 'conflict', `Other resources refer to ${type}/${id}.`);
  }
  return { status: 204, headers: versionHeaders(service.store.delete(type, id)) };
}

/** conditional delete of at most one match (http.html#3.1.0.7.1) */
export function removeWhere(service: Service, request: Request, type: string): ServerResponse {
  const id = onlyMatch(service, type, request.queryText);
  return id === undefined ? { status: 204, headers: {} } : remove(service, request, type, id);
}

function stored(service: Service, request: Request, version: Version): ServerResponse {
  return written(version.created ? 201 : 200, version, service.base, request.prefers);
}

/** @throws {Refusal} 412 if the criteria match several resources */
export function onlyMatch(service: Service, type: string, criteria: string): string | undefined {
  const query = criteria.replace(/^(?:[A-Za-z]+)?\?/, '');
  const ids = matchesOf(service, type, parseQuery(query));
  if (ids.length > 1) {
    throw refuse(412, 'multiple-matches', `'${query}' matches ${ids.length} resources, not one.`);
  }
  return ids[0];
}

/** @throws {Refusal} 412 if If-Match names another version than the current one (http.html#concurrency) */
function checkVersion(
  { headers }: Request,
  type: string,
  id: string,
  current: Version | undefined | '',
): void {
  const expected = headers['if-match'];
  if (expected === undefined) return;
  const tags = expected.split(',').map((tag) => tag.trim().replace(/^W\//, '').replaceAll('"', ''));
  const version = current ? current : undefined;
  if (version?.resource && tags.includes('*')) return;
  if (version && tags.includes(version.versionId)) return;
  const actual = version ? `is at version ${version.versionId}` : 'does not exist';
  throw refuse(412, 'conflict', `${type}/${id} ${actual}, not ${expected}.`, 'http.If-Match');
}
