import { isStudyUpdate } from '../crud-fault.ts';
import { isStudyRead, studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'emptied-lists-written',
  chapter: 'crud',
  breaks: 'A list of series that an update left out is told as an empty one.',
  requirements: ['format-json-output-no-empties'],
  request: async (request, { upstream, memory }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    if (!url) return undefined;
    const before = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    memory.set(url, before?.series !== undefined && studyIn(request)?.series === undefined);
    return undefined;
  },
  response: (response, request, { memory }) => {
    const study = isStudyRead(request) ? studyIn(response) : undefined;
    return study && memory.get(studyOf(request) ?? '')
      ? { ...response, body: { ...study, series: [] } }
      : undefined;
  },
});
