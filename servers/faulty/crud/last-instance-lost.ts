import { listOf, stored, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'last-instance-lost',
  chapter: 'crud',
  breaks: 'The last of many instances of a series is not stored.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    withSeries(study, (series) => {
      const instances = listOf(series.instance);
      return instances.length > 100 ? { ...series, instance: instances.slice(0, -1) } : series;
    }),
  ),
});
