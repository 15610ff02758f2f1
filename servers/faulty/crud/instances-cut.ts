import { listOf, told, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'instances-cut',
  chapter: 'crud',
  breaks: 'A study is given back with a thousand instances at most.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: told((study) => {
    let left = 1000;
    return withSeries(study, ({ instance, ...series }) => {
      const kept = listOf(instance).slice(0, left);
      left -= kept.length;
      return kept.length > 0 ? { ...series, instance: kept } : series;
    });
  }),
});
