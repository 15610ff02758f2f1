import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'subject-deleted-too',
  chapter: 'crud',
  breaks: 'A delete of a study also takes the patient that it is about.',
  requirements: ['rest-read-id-matches-url'],
  request: async (request, { upstream }) => {
    const url = request.method === 'DELETE' ? studyOf(request) : undefined;
    if (!url) return undefined;
    const study = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    const { reference } = (study?.subject ?? {}) as { reference?: string };
    if (reference) await upstream({ method: 'DELETE', url: `/${reference}`, headers: {} });
    return undefined;
  },
});
