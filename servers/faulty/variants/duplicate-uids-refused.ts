import type { Resource } from '../../../spec/index.ts';
import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'duplicate-uids-refused',
  chapter: 'crud',
  breaks: 'A second study with the Study Instance UID of one that is there is refused with 409.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'http.html#rejecting-updates',
  request: async (request, { upstream }) => {
    const inBundle =
      (request.body as { entry?: { resource?: Resource }[] } | undefined)?.entry ?? [];
    const created = isStudyCreate(request) ? [studyIn(request)] : [];
    const stored = request.url === '/' ? inBundle.map(({ resource }) => resource) : created;
    const uids = inBundle.flatMap(({ resource }) => uidOf(resource) ?? []);
    const { authorization } = request.headers;
    const headers: Record<string, string> = authorization ? { authorization } : {};
    const refused = { method: 'GET', url: '/metadata', headers };
    if (request.method === 'POST' && new Set(uids).size < uids.length) return refused;
    for (const study of stored) {
      const uid = uidOf(study);
      if (!uid) continue;
      const url = `/ImagingStudy?identifier=urn:dicom:uid|${uid}`;
      const { body } = await upstream({ method: 'GET', url, headers });
      const { entry = [] } = (body ?? {}) as { entry?: { resource?: Resource }[] };
      // An update of the study itself is no second one.
      if (entry.some(({ resource }) => created.length > 0 || resource?.id !== study?.id)) {
        return refused;
      }
    }
    return undefined;
  },
  response: (response, { method }) => {
    const body = response.body as { resourceType?: string } | undefined;
    return method === 'POST' && body?.resourceType === 'CapabilityStatement'
      ? refusal(409, 'duplicate', 'A study with this Study Instance UID is there already.')
      : undefined;
  },
});

function uidOf(study: Resource | undefined): string | undefined {
  if (study?.resourceType !== 'ImagingStudy') return undefined;
  const identifiers = (study.identifier ?? []) as { system?: string; value?: string }[];
  return identifiers.find(({ system }) => system === 'urn:dicom:uid')?.value;
}
