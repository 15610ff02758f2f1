import { listOf } from '../crud-fault.ts';
import { isStudyCreate, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'same-content-same-id',
  chapter: 'crud',
  breaks: 'A create with the content of a stored study gives that one back as new.',
  requirements: ['rest-create-populates-id-meta'],
  request: async (request, { memory, upstream }) => {
    const study = isStudyCreate(request) ? studyIn(request) : undefined;
    const uid = listOf(study?.identifier)[0]?.value;
    const url = `/ImagingStudy/${memory.get(String(uid))}`;
    if (!study || !uid || !memory.has(String(uid))) return;
    const { status } = await upstream({ method: 'GET', url, headers: {} });
    return status === 200
      ? { ...request, method: 'PUT', url, body: { ...study, id: url.split('/').at(-1) } }
      : undefined;
  },
  response: (response, request, { memory }) => {
    const uid = listOf(studyIn(request)?.identifier)[0]?.value;
    if (!isStudyCreate(request) || !uid || response.status >= 300) return;
    memory.set(String(uid), studyIn(response)?.id);
    return { ...response, status: 201 };
  },
});
