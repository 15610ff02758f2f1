import type { Resource } from '../../../spec/index.ts';
import type { ServerResponse } from '../../http.ts';
import { unresolvedReferences } from '../integrity.ts';
import { Refusal, refuse } from '../refusal.ts';
import type { Request } from '../request.ts';
import { written } from '../response.ts';
import type { Service } from '../service.ts';
import { visitElements } from '../visit.ts';
import { type BundleEntry, entryRequest, type Interact, responseEntry } from './bundle.ts';
import { type Place, relink } from './relink.ts';
import { onlyMatch } from './write.ts';

/** An entry with what was settled before anything is written. */
interface Step {
  index: number;
  entry: BundleEntry;
  request: Request;
  /** The resource it writes or deletes; undefined: it only reads, or deletes nothing. */
  place?: Place;
  /** A conditional create whose criteria have a match: nothing is written. */
  exists: boolean;
}

/** The order in which methods are processed, whatever the order of the entries (http.html#trules). */
const order = ['DELETE', 'POST', 'PUT', 'GET'];

/**
 * Carries out all entries or none.
 * @returns an entry of the response for each, in their order
 * @throws {Refusal} if any of them fails
 */
export function processTransaction(
  service: Service,
  request: Request,
  entries: readonly BundleEntry[],
  interact: Interact,
): object[] {
  const steps = entries.map((entry, index) =>
    about(index, () => planned(service, entry, index, request)),
  );
  refuseOverlaps(steps);
  const places = placesByUrl(steps, service.base);
  const answers = new Map<number, object>();
  service.store.database.atomically(() => {
    for (const step of inOrder(steps)) {
      const answer = about(step.index, () => carryOut(service, step, places, interact));
      answers.set(step.index, responseEntry(answer, step.request.method, request));
    }
    for (const step of steps) about(step.index, () => checkIntegrity(service, step));
  });
  return steps.map(({ index }) => answers.get(index) ?? {});
}

function planned(service: Service, entry: BundleEntry, index: number, outer: Request): Step {
  const request = entryRequest(entry, index, outer);
  const { method, segments, queryText, headers } = request;
  if (!order.includes(method)) {
    throw refuse(400, 'not-supported', `${method} is not supported in a transaction.`);
  }
  const [type = '', id] = segments;
  const step: Step = { index, entry, request, exists: false };
  if (method === 'GET' || segments.length > 2 || !service.types.has(type)) return step;
  const criteria =
    method === 'POST' ? headers['if-none-exist'] : id === undefined ? queryText : undefined;
  const match = criteria === undefined ? id : onlyMatch(service, type, criteria);
  if (match === undefined && method === 'DELETE') return step;
  const exists = method === 'POST' && match !== undefined;
  const target = match ?? ownId(entry, method) ?? service.newId(type);
  return { ...step, exists, place: place(service, type, target, exists) };
}

/** A conditional update without a match creates under the id that its resource has. */
function ownId({ resource }: BundleEntry, method: string): string | undefined {
  return method === 'PUT' && typeof resource?.id === 'string' ? resource.id : undefined;
}

function place(service: Service, type: string, id: string, exists: boolean): Place {
  const current = Number(service.store.current(type, id)?.versionId ?? 0);
  return { type, id, versionId: String(exists ? current : current + 1) };
}

function refuseOverlaps(steps: readonly Step[]): void {
  const seen = new Map<string, number>();
  for (const { place: target, index, exists } of steps) {
    if (!target || exists) continue;
    const location = `${target.type}/${target.id}`;
    const other = seen.get(location);
    if (other !== undefined) {
      const diagnostics = `Entries ${other} and ${index} both are about ${location}.`;
      throw refuse(400, 'duplicate', diagnostics, `Bundle.entry[${index}]`);
    }
    seen.set(location, index);
  }
}

/** Under the fullUrl of the entry, and under the URL that the resource will have. */
function placesByUrl(steps: readonly Step[], base: string): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { entry, place: target, request } of steps) {
    if (!target || request.method === 'DELETE') continue;
    if (entry.fullUrl) places.set(entry.fullUrl, target);
    places.set(`${base}/${target.type}/${target.id}`, target);
  }
  return places;
}

/** Writes with conditional references come after the others, so that these find what those write. */
function inOrder(steps: readonly Step[]): Step[] {
  const lastWrite = order.indexOf('PUT') + 0.5;
  const rank = ({ request, entry }: Step) =>
    entry.resource && hasConditional(entry.resource) ? lastWrite : order.indexOf(request.method);
  return [...steps].sort((one, other) => rank(one) - rank(other));
}

function carryOut(
  service: Service,
  { entry, request, place: target, exists }: Step,
  places: ReadonlyMap<string, Place>,
  interact: Interact,
): ServerResponse {
  if (exists && target) {
    const found = service.store.current(target.type, target.id);
    if (found) return written(200, found, service.base, 'representation');
  }
  if (!target || !entry.resource) return interact(service, request);
  const linked = relink(entry.resource, entry.fullUrl, places, service.base);
  resolveConditionals(service, linked);
  const body =
    request.method === 'PUT' && request.segments.length === 1
      ? { ...linked, id: target.id }
      : linked;
  const segments = request.method === 'PUT' ? [target.type, target.id] : [target.type];
  const { 'if-none-exist': _settled, ...headers } = request.headers;
  const settled: Service = { ...service, referencePolicy: 'accepted', newId: () => target.id };
  return interact(settled, { ...request, segments, headers, body, query: [], queryText: '' });
}

function hasConditional(resource: Resource): boolean {
  let found = false;
  visitElements(resource, ({ value, property }) => {
    found ||= property.type.code === 'Reference' && conditionalOf(value) !== undefined;
  });
  return found;
}

/** Puts the one match in the place of each `Type?criteria` (http.html#trules). */
function resolveConditionals(service: Service, resource: Resource): void {
  visitElements(resource, ({ value, property, path }) => {
    const conditional = property.type.code === 'Reference' ? conditionalOf(value) : undefined;
    if (!conditional) return;
    const [type = '', ...criteria] = conditional.split('?');
    const id = service.types.has(type) ? onlyMatch(service, type, criteria.join('?')) : undefined;
    if (id === undefined) {
      throw refuse(400, 'not-found', `'${conditional}' matches nothing.`, `${path}.reference`);
    }
    (value as { reference: string }).reference = `${type}/${id}`;
  });
}

function conditionalOf(value: unknown): string | undefined {
  const { reference } = (value ?? {}) as { reference?: unknown };
  return typeof reference === 'string' && /^[A-Z][A-Za-z]+\?/.test(reference)
    ? reference
    : undefined;
}

/** Where references have to lead somewhere, they do so once everything is written. */
function checkIntegrity(service: Service, { place: target, request }: Step): void {
  if (service.referencePolicy !== 'enforced' || !target) return;
  const { type, id } = target;
  const resource = service.store.current(type, id)?.resource;
  const unresolved = resource ? unresolvedReferences(service, resource) : [];
  if (unresolved.length > 0) throw new Refusal(422, unresolved);
  if (request.method === 'DELETE' && service.store.isReferenced(type, id)) {
    throw refuse(409, 'conflict', `Other resources refer to ${type}/${id}.`);
  }
}

/** Says in a refusal which entry it is about. */
function about<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const entry = `Bundle.entry[${index}]`;
    throw new Refusal(
      error.status,
      error.issues.map((issue) => ({ ...issue, expression: within(entry, issue.expression) })),
    );
  }
}

function within(entry: string, expression: string | undefined): string {
  if (!expression || expression.startsWith('http.')) return entry;
  if (expression.startsWith('Bundle.')) return expression;
  return `${entry}.resource${expression.replace(/^[A-Za-z]+/, '')}`;
}
