import { versionOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'old-version-loses-note',
  chapter: 'crud',
  breaks: 'An earlier version is given without the notes that the current one no longer has.',
  requirements: ['rest-vread-returns-that-content'],
  response: async (response, request, { upstream }) => {
    const asked = versionOf(request);
    const study = studyIn(response);
    if (!asked || !study?.note) return;
    const current = studyIn(await upstream({ method: 'GET', url: asked.study, headers: {} }));
    if (!current || current.note) return;
    const { note: _, ...rest } = study;
    return { ...response, body: rest };
  },
});
