import { isStudyUpdate } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'revival-merges',
  chapter: 'crud',
  breaks: 'A study brought back to life has the notes that it had before.',
  requirements: ['rest-update-replaces-whole'],
  level: 'SHOULD',
  request: async (request, { memory, upstream }) => {
    const url = studyOf(request);
    if (request.method === 'DELETE' && url) {
      memory.set(url, studyIn(await upstream({ method: 'GET', url, headers: {} }))?.note);
    }
    const note = memory.get(url ?? '');
    const study = studyIn(request);
    if (!isStudyUpdate(request) || !study || !note || study.note) return;
    return { ...request, body: { ...study, note } };
  },
});
