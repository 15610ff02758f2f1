import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'upsert-under-own-id',
  chapter: 'crud',
  breaks: 'An update that creates stores the study under an id of the server.',
  requirements: ['rest-update-as-create-201'],
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const { id, ...study } = studyIn(request) ?? {};
    if (!url || url !== `/ImagingStudy/${id}`) return;
    const { status } = await upstream({ method: 'GET', url, headers: {} });
    return status === 404
      ? { ...request, method: 'POST', url: '/ImagingStudy', body: study }
      : undefined;
  },
});
