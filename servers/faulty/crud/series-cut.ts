import { listOf, stored } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'series-cut',
  chapter: 'crud',
  breaks: 'A study keeps twenty series.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    listOf(study.series).length > 20
      ? { ...study, series: listOf(study.series).slice(0, 20) }
      : undefined,
  ),
});
