import { isStudyRead, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-modified-of-creation',
  chapter: 'crud',
  breaks: 'The Last-Modified of a read stays that of the creation.',
  requirements: ['rest-read-last-modified-present'],
  level: 'SHOULD',
  response: async (response, request, { upstream }) => {
    const study = isStudyRead(request) ? studyOf(request) : undefined;
    if (!study || response.status !== 200) return;
    const first = await upstream({ method: 'GET', url: `${study}/_history/1`, headers: {} });
    const created = first.headers['last-modified'];
    if (!created) return;
    return { ...response, headers: { ...response.headers, 'last-modified': created } };
  },
});
