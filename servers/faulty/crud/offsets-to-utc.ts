import { told, withSeries } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

const withOffset = /^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/;

export default defineFault({
  id: 'offsets-to-utc',
  chapter: 'crud',
  breaks: 'Times of series with an offset are given back in UTC.',
  requirements: ['validation-datetime-precision-kept'],
  level: 'SHOULD',
  response: told((study) =>
    withSeries(study, (series) =>
      withOffset.test(String(series.started))
        ? { ...series, started: inUtc(String(series.started)) }
        : series,
    ),
  ),
});

function inUtc(time: string): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
