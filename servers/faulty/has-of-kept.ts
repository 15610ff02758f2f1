import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { referencesIn } from './companions.ts';
import type { FaultContext } from './define.ts';
import { allFormer } from './former.ts';
import { meetsIdentifier } from './identified.ts';
import { parametersOf, type Searchset, type SentParameter } from './search-request.ts';

/**
 * A search by `_has` that finds more than it should.
 * @param isMeant tells what else is found, of what meets the other criteria
 */
export async function alsoHad(
  reverse: SentParameter,
  isMeant: (resource: Resource) => boolean,
  response: ServerResponse,
  request: ServerRequest,
  { upstream }: FaultContext,
): Promise<ServerResponse | undefined> {
  const set = response.body as Searchset | undefined;
  if (set?.type !== 'searchset') return undefined;
  const there = (set.entry ?? []).map(({ resource }) => resource?.id);
  const rest = parametersOf(request)
    .filter(({ name, value }) => name !== reverse.name || value !== reverse.value)
    .map(({ name, value }): [string, string] => [name, value]);
  const [path = ''] = request.url.split(/\/_search|\?/);
  const url = `${path}?${new URLSearchParams(rest)}`;
  const { body } = await upstream({ method: 'GET', url, headers: {} });
  const more = ((body as Searchset).entry ?? []).filter(
    ({ resource }) => resource && !there.includes(resource.id) && isMeant(resource),
  );
  if (more.length === 0) return undefined;
  const entry = [...(set.entry ?? []), ...more];
  return { ...response, body: { ...set, total: entry.length, entry } };
}

/** Searches by `_has` for what studies refer to that go by studies as they were kept, besides those that there are. */
export function hasOfKeptBy(code: string) {
  return async (
    response: ServerResponse,
    request: ServerRequest,
    context: FaultContext,
  ): Promise<ServerResponse | undefined> => {
    const asked = `_has:ImagingStudy:${code}:identifier`;
    const reverse = parametersOf(request).find(({ name }) => name === asked);
    if (!reverse) return undefined;
    const names = allFormer(context)
      .filter((study) => meetsIdentifier(study, reverse))
      .flatMap((study) => referencesIn(study, code));
    const isFormer = ({ resourceType, id }: Resource) => names.includes(`${resourceType}/${id}`);
    return alsoHad(reverse, isFormer, response, request, context);
  };
}

/** As `hasOfKeptBy`, of patients. */
export const hasOfKept = hasOfKeptBy('patient');
