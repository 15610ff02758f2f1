import { stored, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'fractions-not-kept',
  chapter: 'crud',
  breaks: 'Fractions of seconds are cut off.',
  requirements: ['validation-datetime-precision-kept'],
  level: 'SHOULD',
  request: stored((study) =>
    withStrings(study, (text, name) =>
      name === 'started' ? text.replace(/(T\d\d:\d\d:\d\d)\.\d+/, '$1') : text,
    ),
  ),
});
