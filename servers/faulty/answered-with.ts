import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { stringifyJson } from '../json.ts';

/** Which answers a fault changes. */
export type Which = (request: ServerRequest, response: ServerResponse) => boolean;

/**
 * Answers with a resource of a type that is told in another way.
 * @param change returns the resource, or a text in its place; nothing where the fault does not apply
 */
export function answeredWith(
  type: string,
  which: Which,
  change: (resource: Resource) => Resource | string | undefined,
) {
  return (response: ServerResponse, request: ServerRequest): ServerResponse | undefined => {
    const resource = response.body as Resource | undefined;
    if (resource?.resourceType !== type || !which(request, response)) return undefined;
    const body = change(resource);
    return body === undefined ? undefined : { ...response, body };
  };
}

/** Every answer. */
export const always: Which = () => true;

/** Answers to requests of a method to URLs of a form. */
export const asked =
  (method: string, url: RegExp): Which =>
  (request) =>
    request.method === method && url.test(request.url);

/** Entries of a Bundle. */
export interface BundleEntry extends Record<string, unknown> {
  resource?: Resource;
}

/** A Bundle with each of its entries changed. */
export function withEntries(
  bundle: Resource,
  change: (entry: BundleEntry) => BundleEntry,
): Resource | undefined {
  const { entry } = bundle as { entry?: BundleEntry[] };
  return entry && { ...bundle, entry: entry.map(change) };
}

/** A Bundle with each resource of a type in it changed. */
export function withResources(
  bundle: Resource,
  type: string,
  change: (resource: Resource) => Resource,
): Resource | undefined {
  return withEntries(bundle, ({ resource, ...entry }) => {
    if (!resource) return entry;
    return { ...entry, resource: resource.resourceType === type ? change(resource) : resource };
  });
}

/** A Bundle or a study as text, with a member before all others that may stand in it again. */
export function beginningWith(resource: Resource, member: object): string {
  return `${JSON.stringify(member).slice(0, -1)},${stringifyJson(resource).slice(1)}`;
}
