import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { referencesIn } from './companions.ts';
import type { FaultContext } from './define.ts';
import { allFormer } from './former.ts';
import { meetsIdentifier } from './identified.ts';
import { parametersOf, type Searchset, type SentParameter } from './search-request.ts';

const BY_STUDY = '_has:ImagingStudy:patient:identifier';

/**
 * A search for patients by `_has` that finds more than it should.
 * @param isMeant tells what else is found, of what meets the other criteria
 */
export async function alsoHad(
  reverse: SentParameter,
  isMeant: (patient: Resource) => boolean,
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
  const url = `/Patient?${new URLSearchParams(rest)}`;
  const { body } = await upstream({ method: 'GET', url, headers: {} });
  const more = ((body as Searchset).entry ?? []).filter(
    ({ resource }) => resource && !there.includes(resource.id) && isMeant(resource),
  );
  if (more.length === 0) return undefined;
  const entry = [...(set.entry ?? []), ...more];
  return { ...response, body: { ...set, total: entry.length, entry } };
}

/** Searches for patients by `_has` that go by studies as they were kept, besides those that there are. */
export async function hasOfKept(
  response: ServerResponse,
  request: ServerRequest,
  context: FaultContext,
): Promise<ServerResponse | undefined> {
  const reverse = parametersOf(request).find(({ name }) => name === BY_STUDY);
  if (!reverse) return undefined;
  const names = allFormer(context)
    .filter((study) => meetsIdentifier(study, reverse))
    .flatMap((study) => referencesIn(study, 'patient'));
  const isFormer = ({ id }: Resource) => names.includes(`Patient/${id}`);
  return alsoHad(reverse, isFormer, response, request, context);
}
