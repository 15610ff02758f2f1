import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { asksFor, foundBy, type SentEntry, sentIn, type ToldEntry } from './bundle-fault.ts';
import { criteriaOf } from './conditional-fault.ts';
import { studyOf } from './crud-request.ts';
import type { FaultContext } from './define.ts';
import { indexedAs } from './indexed-as.ts';
import { matching } from './search-fault.ts';
import { parametersOf } from './search-request.ts';
import { keepStudy, stillFound } from './still-found.ts';

/** How studies are written other than by a plain POST, PUT or DELETE. */
type Way = 'batch' | 'transaction' | 'criteria';

type AnyWay = Way | 'transaction-criteria';

/** The studies that a request is about to update or delete in a way: their paths below the base. */
async function studiesIn(
  way: AnyWay,
  method: 'PUT' | 'DELETE',
  request: ServerRequest,
  context: FaultContext,
): Promise<string[]> {
  if (way === 'batch' || way === 'transaction') {
    const asked = (sentIn(request, way) ?? []).map(asksFor).filter((one) => one.method === method);
    return asked.flatMap((one) => studyOf(one) ?? []);
  }
  const entries = (sentIn(request, 'transaction') ?? []).map(asksFor);
  const paths: string[] = [];
  for (const asked of way === 'criteria' ? [request] : entries) {
    const criteria = criteriaOf({ ...request, ...asked }, method);
    const [match, ...more] = criteria ? await foundBy(context, `/ImagingStudy?${criteria}`) : [];
    if (match && more.length === 0) paths.push(`/ImagingStudy/${match.id}`);
  }
  return paths;
}

/** A request hook that keeps studies as they were before they are written in a way, until they are updated plainly. */
const keptBefore =
  (way: AnyWay, method: 'PUT' | 'DELETE') =>
  async (request: ServerRequest, context: FaultContext): Promise<undefined> => {
    const updated = request.method === 'PUT' ? studyOf(request) : undefined;
    if (updated) context.memory.delete(updated.slice(1));
    for (const path of await studiesIn(way, method, request, context)) {
      await keepStudy(context, path);
    }
  };

/** The hooks of a server that finds studies updated in a way by what a parameter saw in them before. */
export const foundAsBefore = (way: Way, parameter: string) => ({
  request: keptBefore(way, 'PUT'),
  response: indexedAs(
    parameter,
    (study, { memory }) =>
      (memory.get(`ImagingStudy/${study.id}`) as Resource | undefined) ?? study,
  ),
});

/** The hooks of a server that goes on finding studies deleted in a way by a parameter. */
export const foundThoughDeleted = (way: AnyWay, parameter: string) => ({
  request: keptBefore(way, 'DELETE'),
  response: (response: ServerResponse, request: ServerRequest, context: FaultContext) =>
    parametersOf(request).some(({ name }) => name === parameter)
      ? stillFound(response, request, context)
      : undefined,
});

/** Where the studies are that a request created in a way; of entries, those that are meant. */
function createdIn(
  way: Way,
  request: ServerRequest,
  response: ServerResponse,
  isMeant: (entry: SentEntry) => boolean,
): string[] {
  if (way !== 'criteria') {
    const { entry = [] } = (response.body ?? {}) as { entry?: ToldEntry[] };
    const created = (sentIn(request, way) ?? []).map(
      (sent, at) =>
        asksFor(sent).method === 'POST' && isMeant(sent) && entry[at]?.response?.location,
    );
    return created.flatMap((location) => location || []);
  }
  const isCreated = criteriaOf(request, 'POST') !== undefined && response.status === 201;
  return isCreated ? [response.headers.location ?? ''] : [];
}

/** The hooks of a server that does not find by a parameter what was created in a way; of entries, by those meant. */
export const createdUnseenBy = (
  way: Way,
  parameter: string,
  isMeant: (entry: SentEntry) => boolean = () => true,
) => ({
  response: async (response: ServerResponse, request: ServerRequest, context: FaultContext) => {
    for (const location of createdIn(way, request, response, isMeant)) {
      context.memory.set(/ImagingStudy\/([^/]+)/.exec(location)?.[1] ?? '', location);
    }
    return matching(async (criteria, ask) =>
      criteria.some(({ name }) => name === parameter)
        ? (await ask(criteria)).filter(({ id = '' }) => !context.memory.has(id))
        : undefined,
    )(response, request, context);
  },
});
