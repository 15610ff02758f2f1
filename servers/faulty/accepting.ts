import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { isStudyRead, isStudyWrite, studyIn, studyOf } from './crud-request.ts';
import type { FaultContext } from './define.ts';
import { isShallow } from './shallow.ts';

type Told = (study: Resource, standIn: Resource) => Resource;

/** Accepted, by the path of the study: what is told of it. */
const KEPT = 'accepted';

/**
 * A server that accepts studies which the real one refuses: that stores a stand-in, with the marks alone.
 * @param isAccepted tells them by the refusal of the real one, too
 * @param told what is given back for one; the stand-in has id and version
 */
export function accepting(
  isAccepted: (study: Resource, refusal: ServerResponse) => boolean,
  told: Told,
) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const kept = keptIn(context);
    const path = studyOf(request);
    if (isStudyRead(request)) return toldOf(response, path, kept);
    if (!isStudyWrite(request)) return undefined;
    const study = studyIn(request);
    if (response.status < 300 && path) kept.delete(path);
    if (!study || ![400, 422].includes(response.status) || !isShallow(study)) return undefined;
    if (!isAccepted(study, response)) return undefined;
    const stored = await context.upstream({ ...request, body: standInFor(study) });
    const standIn = studyIn(stored);
    if (stored.status >= 300 || !standIn) return undefined;
    kept.set(`/ImagingStudy/${standIn.id}`, (now) => told(study, now));
    return { ...stored, body: told(study, standIn) };
  };
}

type Kept = Map<string, (now: Resource) => Resource>;

function keptIn({ memory }: FaultContext): Kept {
  const kept = (memory.get(KEPT) as Kept | undefined) ?? new Map();
  memory.set(KEPT, kept);
  return kept;
}

function toldOf(
  response: ServerResponse,
  path: string | undefined,
  kept: Kept,
): ServerResponse | undefined {
  const study = response.status === 200 ? studyIn(response) : undefined;
  const tell = path ? kept.get(path) : undefined;
  return study && tell && { ...response, body: tell(study) };
}

/** A valid study that has of another one what it is known by, where that is valid. */
export function standInFor({ id, meta, identifier }: Resource): Resource {
  const marks = marksIn(identifier).filter(({ value }) => typeof value === 'string');
  const tags = marksIn(meta?.tag).filter(({ code }) => typeof code === 'string');
  return {
    resourceType: 'ImagingStudy',
    ...(typeof id === 'string' ? { id } : {}),
    ...(tags.length > 0 ? { meta: { tag: tags as NonNullable<Resource['meta']>['tag'] } } : {}),
    ...(marks.length > 0 ? { identifier: marks } : {}),
    status: 'unknown',
    subject: { display: 'unknown' },
  } as Resource;
}

/** Those of the suite: the rest may be what is wrong. */
function marksIn(list: unknown): Record<string, unknown>[] {
  const items = Array.isArray(list) ? (list as (Record<string, unknown> | null)[]) : [];
  return items.filter(
    (one): one is Record<string, unknown> =>
      typeof one?.system === 'string' && one.system.startsWith('urn:fhir-lightbox:'),
  );
}

/** The study as it was sent, with the id and the version that it has got. */
export const asSent: Told = (study, { id, meta }) => ({
  ...study,
  ...(id === undefined ? {} : { id }),
  ...(study.meta === undefined || isObject(study.meta)
    ? { meta: { ...study.meta, ...meta, ...(study.meta?.tag && { tag: study.meta.tag }) } }
    : {}),
});

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value of JSON, or one in it, is as the test says. */
export function somewhere(value: unknown, is: (value: unknown) => boolean): boolean {
  if (is(value)) return true;
  if (typeof value !== 'object' || value === null || value instanceof Number) return false;
  return Object.values(value).some((item) => somewhere(item, is));
}

/** What JSON of R4 is never: an empty string, object or array (json.html#json). */
export function isEmpty(value: unknown): boolean {
  if (value === '') return true;
  if (typeof value !== 'object' || value === null || value instanceof Number) return false;
  return Object.keys(value).length === 0;
}

type Issue = { diagnostics?: string; code?: string; expression?: string[] };

/** What the real server said is wrong. */
export function issuesOf({ body }: ServerResponse): Issue[] {
  const { issue } = (body ?? {}) as { issue?: Issue[] };
  return Array.isArray(issue) ? issue : [];
}
