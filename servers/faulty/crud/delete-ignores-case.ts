import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'delete-ignores-case',
  chapter: 'crud',
  breaks: 'A delete takes the study whose id differs only in the case of letters.',
  requirements: ['rest-url-case-sensitive'],
  request: async (request, { memory, upstream }) => {
    const url = studyOf(request);
    if (!url) return;
    const other = memory.get(url.toLowerCase());
    if (request.method === 'DELETE' && other && other !== url)
      return { ...request, url: String(other) };
    const { status } = await upstream({ method: 'GET', url, headers: {} });
    if (status === 200) memory.set(url.toLowerCase(), url);
  },
});
