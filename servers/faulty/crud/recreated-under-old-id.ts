import type { Resource } from '../../../spec/index.ts';
import { listOf } from '../crud-fault.ts';
import { isStudyCreate, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'recreated-under-old-id',
  chapter: 'crud',
  breaks: 'A study created with the content of a deleted one is given its old id.',
  requirements: ['rest-create-populates-id-meta'],
  request: async (request, { memory, upstream }) => {
    const url = studyOf(request);
    if (request.method === 'DELETE' && url) {
      const uid = uidOf(studyIn(await upstream({ method: 'GET', url, headers: {} })));
      if (uid) memory.set(uid, url);
    }
    const study = isStudyCreate(request) ? studyIn(request) : undefined;
    const old = String(memory.get(uidOf(study) ?? '') ?? '');
    if (!study || old === '') return;
    return { ...request, method: 'PUT', url: old, body: { ...study, id: old.split('/').at(-1) } };
  },
});

function uidOf(study: Resource | undefined): string | undefined {
  const value = listOf(study?.identifier)[0]?.value;
  return typeof value === 'string' ? value : undefined;
}
