import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revival-with-other-id-accepted',
  chapter: 'crud',
  breaks:
    'An update that brings back a deleted study is carried out although its resource has another id than the URL.',
  requirements: ['rest-update-id-mismatch-400'],
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const study = studyIn(request);
    const id = url?.split('/').at(-1);
    if (!url || !id || study?.id === undefined || study.id === id) return undefined;
    const { status } = await upstream({ method: 'GET', url, headers: {} });
    return status === 410 ? { ...request, body: { ...study, id } } : undefined;
  },
});
