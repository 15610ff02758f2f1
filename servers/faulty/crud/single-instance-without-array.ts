import { listOf, told, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'single-instance-without-array',
  chapter: 'crud',
  breaks: 'The one instance of a series is no array.',
  requirements: ['format-json-repeating-as-array'],
  response: told((study) =>
    withSeries(study, (series) => {
      const [instance, ...more] = listOf(series.instance);
      return instance && more.length === 0 ? { ...series, instance } : series;
    }),
  ),
});
