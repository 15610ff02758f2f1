import type { Resource } from '../../../spec/index.ts';
import type { ServerRequest, ServerResponse } from '../../http.ts';
import { defineFault, type FaultContext } from '../define.ts';
import { searchsetOf } from '../search-request.ts';

type Entry = { fullUrl?: string; resource?: Resource; search?: { mode?: string } };

export default defineFault({
  id: 'subjects-included',
  chapter: 'search',
  breaks: 'The subjects of matches are included though nobody asked for them.',
  requirements: ['search-include'],
  allowedBy: 'search.html#Introduction',
  response: async (response, request, context) => {
    const set = searchsetOf(request, response);
    if (!set?.entry) return undefined;
    const subjects = new Set(set.entry.flatMap(({ resource }) => subjectOf(resource)));
    const base = set.entry[0]?.fullUrl?.split('/ImagingStudy/')[0] ?? '';
    const included: Entry[] = [];
    for (const subject of subjects) {
      const { status, body } = await read(subject, request, context);
      if (status !== 200) continue;
      const fullUrl = `${base}/${subject}`;
      if (set.entry.some((entry) => entry.fullUrl === fullUrl)) continue;
      included.push({ fullUrl, resource: body as Resource, search: { mode: 'include' } });
    }
    return { ...response, body: { ...set, entry: [...set.entry, ...included] } };
  },
});

function subjectOf(study: Resource | undefined): string[] {
  const { reference = '' } = (study?.subject ?? {}) as { reference?: string };
  return /^[A-Z][a-z]+\/[^/]+$/.test(reference) ? [reference] : [];
}

function read(
  reference: string,
  { headers }: ServerRequest,
  { upstream }: FaultContext,
): Promise<ServerResponse> {
  const { authorization } = headers;
  return upstream({
    method: 'GET',
    url: `/${reference}`,
    headers: authorization ? { authorization } : {},
  });
}
