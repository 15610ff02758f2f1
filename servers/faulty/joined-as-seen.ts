import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import type { FaultContext } from './define.ts';
import { meetsPlainly } from './plain-criterion.ts';
import { parametersOf, type Searchset } from './search-request.ts';

/** A join over studies: the parameter that asks for it, the one of studies in it, and what it makes of a study. */
interface JoinAsSeen {
  name: string;
  code: string;
  /** The study as the join sees it. */
  seen(study: Resource): Resource;
  /** Whether a resource that is found is joined to a study. */
  isJoined(resource: Resource, study: Resource): boolean;
}

/** Searches of other types that are joined to studies, of which each is seen otherwise than it is stored. */
export function joinedAsSeen({ name, code, seen, isJoined }: JoinAsSeen) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    { upstream }: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const set = response.body as Searchset | undefined;
    const join = parametersOf(request).find((one) => one.name === name);
    if (!join || response.status !== 200 || !set?.entry) return undefined;
    const criterion = { name: code, value: join.value };
    const query = new URLSearchParams([
      [code, join.value],
      ['_count', '500'],
    ]);
    const { body } = await upstream({ method: 'GET', url: `/ImagingStudy?${query}`, headers: {} });
    const studies = ((body as Searchset).entry ?? []).flatMap(({ resource }) => resource ?? []);
    const met = studies.filter((study) => meetsPlainly(seen(study), criterion));
    const kept = set.entry.filter(
      ({ resource, search }) =>
        search?.mode !== 'match' || (resource && met.some((study) => isJoined(resource, study))),
    );
    if (kept.length === set.entry.length) return undefined;
    const { entry: _, ...rest } = set;
    const total = (set.total ?? 0) - (set.entry.length - kept.length);
    const told = { ...rest, total, ...(kept.length > 0 ? { entry: kept } : {}) };
    return { ...response, body: told };
  };
}
