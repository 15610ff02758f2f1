import { isStudyRead, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'read-by-id-start',
  chapter: 'crud',
  breaks: 'A read takes a study whose id begins as the one in the URL does.',
  requirements: ['rest-read-id-matches-url'],
  request: async (request, { memory, upstream }) => {
    const url = isStudyRead(request) ? studyOf(request) : undefined;
    if (!url) return;
    const { status } = await upstream({ method: 'GET', url, headers: {} });
    if (status === 200) memory.set(url, true);
    const longer = [...memory.keys()].find((known) => known.startsWith(url));
    return status === 404 && longer ? { ...request, url: longer } : undefined;
  },
});
