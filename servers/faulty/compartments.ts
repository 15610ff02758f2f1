import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import type { Entry } from './companions.ts';
import type { FaultContext } from './define.ts';
import type { Searchset } from './search-request.ts';

/** A search by GET for the studies in the compartment of a patient, and what it found. */
interface Compartment {
  /** `Patient/id` */
  patient: string;
  query: string;
  request: ServerRequest;
  set: Searchset;
}

const studiesOf = /^\/(Patient\/[^/]+)\/ImagingStudy(\?.*)?$/;

/** Changes which studies compartments of patients have; nothing leaves them as they are. */
export function inCompartments(
  change: (
    compartment: Compartment,
    context: FaultContext,
  ) => Entry[] | undefined | Promise<Entry[] | undefined>,
) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const [, patient, query = ''] = studiesOf.exec(request.url) ?? [];
    if (request.method !== 'GET' || !patient || response.status !== 200) return undefined;
    const { entry: before = [], ...set } = response.body as Searchset;
    const asked = { patient, query, request, set: { ...set, entry: before } as Searchset };
    const entry = await change(asked, context);
    if (!entry || entry.length === before.length) return undefined;
    const total = (set.total ?? before.length) - before.length + entry.length;
    return { ...response, body: { ...set, total, ...(entry.length > 0 ? { entry } : {}) } };
  };
}

/** Compartments that lack some studies. */
export const compartmentsWithout = (
  isLost: (study: Resource | undefined, context: FaultContext) => boolean,
) =>
  inCompartments(({ set }, context) =>
    set.entry?.filter(({ resource }) => !isLost(resource, context)),
  );

/** Compartments that have more than they should: what is there already is not there again. */
export const compartmentsWith = (
  more: (compartment: Compartment, context: FaultContext) => Entry[] | Promise<Entry[]>,
) =>
  inCompartments(async (compartment, context) => {
    const { entry = [] } = compartment.set;
    const there = new Set(entry.map(({ resource }) => resource?.id));
    const added = await more(compartment, context);
    return [...entry, ...added.filter(({ resource }) => !there.has(resource?.id))];
  });
