import { isDeepStrictEqual } from 'node:util';
import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { asksFor, foundBy, type SentEntry, sentIn, type ToldEntry } from './bundle-fault.ts';
import type { FaultContext } from './define.ts';
import { indexedAs } from './indexed-as.ts';

/** How a study was written, and what it was before. */
export interface Write {
  way: 'alone' | 'batch' | 'transaction';
  method: string;
  byCriteria: boolean;
  sent?: Resource | undefined;
  before?: Resource | undefined;
}

interface Asked extends Omit<Write, 'before'> {
  url: string;
}

const WRITTEN = /^\/ImagingStudy(?:\/?\?|\/[^/?]+$|$)/;

/** The writes of studies in a request, with their places in a Bundle. */
function writesIn(request: ServerRequest): [at: number, asked: Asked][] {
  const type = (request.body as { type?: string } | undefined)?.type;
  const entries: SentEntry[] | undefined = sentIn(request);
  const way: Write['way'] = type === 'batch' || type === 'transaction' ? type : 'alone';
  const asked = entries
    ? entries.map((entry) => ({ ...asksFor(entry), sent: entry.resource }))
    : [{ ...request, sent: request.body as Resource | undefined }];
  return [...asked.entries()].flatMap(([at, { method, url, sent }]) =>
    ['POST', 'PUT', 'DELETE'].includes(method) && WRITTEN.test(url)
      ? [[at, { method, url, sent, way, byCriteria: url.includes('?') }]]
      : [],
  );
}

const keyOf = (url: string) => `before ${url}`;

/** The request hook of a server that knows what studies were before they are written. */
export async function beforeWrites(
  request: ServerRequest,
  context: FaultContext,
): Promise<undefined> {
  const { memory, upstream } = context;
  for (const [, { method, url, byCriteria }] of writesIn(request)) {
    if (method === 'POST') continue;
    const found = byCriteria ? await foundBy(context, url) : [];
    const { status, body } = byCriteria
      ? { status: found.length === 1 ? 200 : 404, body: found[0] }
      : await upstream({ method: 'GET', url, headers: {} });
    memory.set(keyOf(url), status === 200 ? body : undefined);
  }
}

/** Remembers the writes that were carried out, by the id of the study. */
function remember(response: ServerResponse, request: ServerRequest, { memory }: FaultContext) {
  if (response.status >= 300) return;
  const { entry = [] } = (response.body ?? {}) as { entry?: ToldEntry[] };
  for (const [at, asked] of writesIn(request)) {
    const told = asked.way === 'alone' ? response : undefined;
    const before = memory.get(keyOf(asked.url)) as Resource | undefined;
    const location = told ? told.headers.location : entry[at]?.response?.location;
    const status = told ? told.status : Number.parseInt(entry[at]?.response?.status ?? '', 10);
    const named = asked.byCriteria ? before?.id : asked.url.split('/')[2];
    const id = named ?? /ImagingStudy\/([^/]+)/.exec(location ?? '')?.[1];
    if (id === undefined || !(status < 300)) continue;
    const { url: _, ...write } = asked;
    const earlier = writesOf(memory, id);
    memory.set(`writes ${id}`, [...earlier, { ...write, before }]);
  }
}

const writesOf = (memory: FaultContext['memory'], id: string | undefined) =>
  (memory.get(`writes ${id}`) ?? []) as Write[];

/** The writes of a study, the last first. */
export const lastWrites = ({ memory }: FaultContext, id: string | undefined): Write[] =>
  [...writesOf(memory, id)].reverse();

/**
 * The hooks of a server whose index sees, by one parameter, some studies otherwise than they are, by how they were
 * written.
 * @param inIndex the study as the parameter sees it, by its writes, the last first
 */
export const indexedByWrites = (
  parameter: string,
  inIndex: (study: Resource, last: Write, earlier: readonly Write[]) => Resource,
) => ({
  request: beforeWrites,
  response: (response: ServerResponse, request: ServerRequest, context: FaultContext) => {
    remember(response, request, context);
    return indexedAs(parameter, (study) => {
      const [last, ...earlier] = lastWrites(context, study.id);
      return last ? inIndex(study, last, earlier) : study;
    })(response, request, context);
  },
});

/** The hooks of a server that searches in a way of its own for studies by how they were written. */
export const knowingWrites = (
  respond: (
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ) => Promise<ServerResponse | undefined>,
) => ({
  request: beforeWrites,
  response: (response: ServerResponse, request: ServerRequest, context: FaultContext) => {
    remember(response, request, context);
    return respond(response, request, context);
  },
});

/** The study with an element of another. */
export const withElement = (study: Resource, name: string, other: Resource | undefined): Resource =>
  ({ ...study, [name]: other?.[name] ?? [] }) as Resource;

export const isSame = (one: unknown, other: unknown) => isDeepStrictEqual(one, other);
