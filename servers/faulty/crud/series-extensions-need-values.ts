import { stored, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'series-extensions-need-values',
  chapter: 'crud',
  breaks:
    'An extension of a primitive element of a series is not stored where the element has no value.',
  requirements: ['format-json-primitive-extension', 'rest-create-roundtrip'],
  level: 'SHOULD',
  request: stored((study) =>
    withSeries(study, (series) =>
      Object.fromEntries(
        Object.entries(series).filter(([name]) => !name.startsWith('_') || name.slice(1) in series),
      ),
    ),
  ),
});
