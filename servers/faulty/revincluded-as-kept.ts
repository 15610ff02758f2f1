import type { ServerRequest, ServerResponse } from '../http.ts';
import { nameOf, referencesIn } from './companions.ts';
import type { FaultContext } from './define.ts';
import { allFormer } from './former.ts';
import { linkOf } from './search-pages.ts';
import { parametersOf, type Searchset } from './search-request.ts';

/** Searches for patients whose _revinclude brings studies that were theirs, as they were kept. */
export function revincludedAsKept(
  response: ServerResponse,
  request: ServerRequest,
  context: FaultContext,
): ServerResponse | undefined {
  const set = response.body as Searchset | undefined;
  const isAsked = parametersOf(request).some(
    ({ name, value }) => name === '_revinclude' && value.startsWith('ImagingStudy:'),
  );
  if (!isAsked || !/^\/Patient\b/.test(request.url) || set?.type !== 'searchset') return undefined;
  const there = (set.entry ?? []).map(nameOf);
  const base = linkOf(set, 'self')?.split('/Patient')[0];
  const kept = allFormer(context)
    .filter((study) => referencesIn(study, 'patient').some((name) => there.includes(name)))
    .map((resource) => ({
      fullUrl: `${base}/ImagingStudy/${resource.id}`,
      resource,
      search: { mode: 'include' },
    }));
  const more = kept.filter((entry) => !there.includes(nameOf(entry)));
  if (more.length === 0) return undefined;
  return { ...response, body: { ...set, entry: [...(set.entry ?? []), ...more] } };
}
