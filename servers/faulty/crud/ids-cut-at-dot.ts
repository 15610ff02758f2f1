import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'ids-cut-at-dot',
  chapter: 'crud',
  breaks: 'An id of the client ends at its first dot.',
  requirements: ['rest-id-same-everywhere'],
  request: (request) => {
    const study = isStudyUpdate(request) ? studyIn(request) : undefined;
    const id = String(study?.id).split('.')[0] ?? '';
    if (!study || id === study.id || !request.url.endsWith(`/${study.id}`)) return;
    return { ...request, url: `/ImagingStudy/${id}`, body: { ...study, id } };
  },
});
