import { told, withStrings } from '../../faulty/crud-fault.ts';
import { defineFault } from '../../faulty/define.ts';

const withOffset = /^\d{4}-\d\d-\d\dT.*[+-]\d\d:\d\d$/;

export default defineFault({
  id: 'offsets-to-utc',
  chapter: 'crud',
  breaks: 'Times with an offset are given back in UTC.',
  requirements: ['validation-datetime-precision-kept'],
  level: 'SHOULD',
  response: told((study) =>
    withStrings(study, (text) => (withOffset.test(text) ? inUtc(text) : text)),
  ),
});

function inUtc(time: string): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
