import { isStudyUpdate, listOf } from '../crud-fault.ts';
import { studyIn, studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'lists-appended',
  chapter: 'crud',
  breaks: 'An update adds its series to those that are there.',
  requirements: ['rest-update-replaces-whole'],
  level: 'SHOULD',
  request: async (request, { upstream }) => {
    const url = isStudyUpdate(request) ? studyOf(request) : undefined;
    const study = studyIn(request);
    if (!url || !study?.series || !url.endsWith(`/${study.id}`)) return;
    const current = studyIn(await upstream({ method: 'GET', url, headers: {} }));
    const sent = listOf(study.series);
    const kept = listOf(current?.series).filter(({ uid }) => sent.every((one) => one.uid !== uid));
    return { ...request, body: { ...study, series: [...kept, ...sent] } };
  },
});
