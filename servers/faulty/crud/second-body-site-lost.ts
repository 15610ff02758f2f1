import { stored, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'second-body-site-lost',
  chapter: 'crud',
  breaks: 'The body site of the second series is not stored.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    withSeries(study, (series, i) => {
      const { bodySite: _, ...rest } = series;
      return i === 1 ? rest : series;
    }),
  ),
});
