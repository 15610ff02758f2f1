import { listOf, told } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'series-cut-at-256',
  chapter: 'validation',
  breaks: 'A study is given back with 256 series at most.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: told((study) => {
    const series = listOf(study.series);
    return series.length > 256 ? { ...study, series: series.slice(0, 256) } : undefined;
  }),
});
