import { told, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'series-number-as-string',
  chapter: 'crud',
  breaks: 'The number of a series is a JSON string.',
  requirements: ['format-json-primitive-types'],
  response: told((study) =>
    withSeries(study, ({ number, ...series }) => ({
      ...series,
      ...(number === undefined ? {} : { number: String(number) }),
    })),
  ),
});
