import { isStudyRead, studyIn } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'series-reordered',
  chapter: 'crud',
  breaks: 'A read returns the series in another order than they were sent.',
  requirements: ['format-json-array-order'],
  level: 'SHOULD',
  response: (response, request) => {
    const study = isStudyRead(request) ? studyIn(response) : undefined;
    if (!study || !Array.isArray(study.series) || study.series.length < 2) return;
    return { ...response, body: { ...study, series: study.series.toReversed() } };
  },
});
