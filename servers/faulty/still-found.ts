import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import type { Entry } from './companions.ts';
import { alternatives } from './criteria-anew.ts';
import type { FaultContext } from './define.ts';
import { deletedIn } from './deleted-resources.ts';
import { meetsPlainly } from './plain-criterion.ts';
import { linkOf } from './search-pages.ts';
import { isControl, parametersOf, type Searchset, searchsetOf } from './search-request.ts';

/** Keeps a study that is about to be deleted, as it is. */
export async function keepStudy({ memory, upstream }: FaultContext, url: string): Promise<void> {
  const { status, body } = await upstream({ method: 'GET', url, headers: {} });
  if (status === 200) memory.set(url.replace(/^\//, ''), body);
}

/** Studies that were deleted and kept and meet what a search asks for by id and by plain criteria, as matches. */
export function goneThatMeet(
  request: ServerRequest,
  set: Searchset,
  context: FaultContext,
): Required<Entry>[] {
  const criteria = parametersOf(request).filter((one) => !isControl(one));
  const meets = (study: Resource) =>
    criteria.every((one) =>
      one.name === '_id'
        ? alternatives(one).includes(study.id ?? '')
        : one.name.startsWith('_') || meetsPlainly(study, one),
    );
  const base = linkOf(set, 'self')?.split(/\/(?:Patient|ImagingStudy)\b/)[0];
  return deletedIn(context)
    .filter(([, study]) => meets(study))
    .map(([name, resource]) => ({
      fullUrl: `${base}/${name}`,
      resource,
      search: { mode: 'match' },
    }));
}

/** Searches that find studies which were deleted and kept, by id and by plain criteria. */
export function stillFound(
  response: ServerResponse,
  request: ServerRequest,
  context: FaultContext,
): ServerResponse | undefined {
  const set = searchsetOf(request, response);
  if (!set || parametersOf(request).every(isControl)) return undefined;
  const gone = goneThatMeet(request, set, context);
  if (gone.length === 0) return undefined;
  const entry = [...(set.entry ?? []), ...gone];
  return { ...response, body: { ...set, total: (set.total ?? 0) + gone.length, entry } };
}
