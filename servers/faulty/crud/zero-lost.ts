import { told, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'zero-lost',
  chapter: 'crud',
  breaks: 'A number of 0 is not given back.',
  requirements: ['rest-create-roundtrip'],
  level: 'SHOULD',
  response: told((study) =>
    withSeries(study, ({ number, ...series }) => (number === 0 ? series : { ...series, number })),
  ),
});
