import type { Resource } from '../../spec/index.ts';
import type { ServerRequest } from '../http.ts';
import { isStudyWrite } from './crud-request.ts';

interface Entry {
  resource?: Resource;
}

/** Stores every resource that `types` names otherwise than it was sent (http.html#transactional-integrity). */
export function storedOtherwise(
  change: (resource: Resource) => Resource,
  types: readonly string[] = ['ImagingStudy'],
) {
  const changed = (resource: Resource | undefined) =>
    resource && types.includes(resource.resourceType) ? change(resource) : resource;
  return (request: ServerRequest): ServerRequest | undefined => {
    const body = request.body as (Resource & { entry?: Entry[] }) | undefined;
    if (isBundleOf(request, body)) {
      const entry = body?.entry?.map((one) => ({ ...one, resource: changed(one.resource) }));
      return { ...request, body: { ...body, entry } };
    }
    return isWriteOf(request, types) ? { ...request, body: changed(body) } : undefined;
  };
}

function isBundleOf({ method, url }: ServerRequest, body: Resource | undefined): boolean {
  return method === 'POST' && url === '/' && body?.resourceType === 'Bundle';
}

function isWriteOf(request: ServerRequest, types: readonly string[]): boolean {
  if (types.length === 1 && types[0] === 'ImagingStudy') return isStudyWrite(request);
  const { resourceType } = (request.body ?? {}) as Partial<Resource>;
  const isWrite = request.method === 'POST' || request.method === 'PUT';
  return isWrite && resourceType !== undefined && types.includes(resourceType);
}

/** A copy of a JSON value, each object changed from the inside out. */
export function everyObject<T>(
  value: T,
  change: (object: Record<string, unknown>) => Record<string, unknown>,
): T {
  if (Array.isArray(value)) return value.map((item) => everyObject(item, change)) as T;
  if (typeof value !== 'object' || value === null || value.constructor !== Object) return value;
  const copied = Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, everyObject(item, change)]),
  );
  return change(copied) as T;
}
