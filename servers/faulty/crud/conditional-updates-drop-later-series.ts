import { criteriaOf } from '../conditional-fault.ts';
import { listOf } from '../crud-fault.ts';
import { studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-updates-drop-later-series',
  chapter: 'crud',
  breaks: 'A conditional update stores the first series alone.',
  requirements: ['rest-cond-update-one-match'],
  request: (request) => {
    const study = criteriaOf(request, 'PUT') === undefined ? undefined : studyIn(request);
    if (!study?.series) return undefined;
    return { ...request, body: { ...study, series: listOf(study.series).slice(0, 1) } };
  },
});
