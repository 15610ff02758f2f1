import type { Resource } from '../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../http.ts';
import { referencesIn } from './companions.ts';
import type { FaultContext } from './define.ts';
import { allFormer } from './former.ts';
import { meetsIdentifier } from './identified.ts';
import { parametersOf, type Searchset } from './search-request.ts';

const BY_STUDY = '_has:ImagingStudy:patient:identifier';

/** Searches for patients by `_has` that go by studies as they were kept, besides those that there are. */
export async function hasOfKept(
  response: ServerResponse,
  request: ServerRequest,
  context: FaultContext,
): Promise<ServerResponse | undefined> {
  const set = response.body as Searchset | undefined;
  const parameters = parametersOf(request);
  const reverse = parameters.find(({ name }) => name === BY_STUDY);
  if (!reverse || set?.type !== 'searchset') return undefined;
  const there = (set.entry ?? []).map(({ resource }) => resource?.id);
  const rest = parameters
    .filter((one) => one !== reverse)
    .map(({ name, value }): [string, string] => [name, value]);
  const url = `/Patient?${new URLSearchParams(rest)}`;
  const { body } = await context.upstream({ method: 'GET', url, headers: {} });
  const names = allFormer(context)
    .filter((study) => meetsIdentifier(study, reverse))
    .flatMap((study) => referencesIn(study, 'patient'));
  const isFormer = ({ resource }: { resource?: Resource }) =>
    names.includes(`Patient/${resource?.id}`) && !there.includes(resource?.id);
  const more = ((body as Searchset).entry ?? []).filter(isFormer);
  if (more.length === 0) return undefined;
  const entry = [...(set.entry ?? []), ...more];
  return { ...response, body: { ...set, total: entry.length, entry } };
}
