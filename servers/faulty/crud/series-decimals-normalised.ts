import { stored, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'series-decimals-normalised',
  chapter: 'crud',
  breaks: 'Decimals in extensions of series lose the zeros at their end.',
  requirements: ['format-decimal-precision'],
  request: stored((study) => withSeries(study, (series) => JSON.parse(JSON.stringify(series)))),
});
