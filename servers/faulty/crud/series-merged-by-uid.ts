import { isStudyUpdate, listOf, withSeries } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'series-merged-by-uid',
  chapter: 'crud',
  breaks: 'What an update leaves out of a series stays.',
  requirements: ['rest-update-replaces-whole'],
  level: 'SHOULD',
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const sent = studyIn(request);
    if (!url || !sent) return;
    const current = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    const before = listOf(current?.series);
    const body = withSeries(sent, (series) => ({
      ...before.find(({ uid }) => uid === series.uid),
      ...series,
    }));
    return body && { ...request, body };
  },
});
