import { stored, withStrings } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'contained-months-filled',
  chapter: 'crud',
  breaks: 'A date in a contained resource that is known to the month is filled up.',
  requirements: ['rest-create-roundtrip', 'validation-datetime-precision-kept'],
  level: 'SHOULD',
  request: stored((study) =>
    study.contained
      ? {
          ...study,
          contained: withStrings(study.contained, (text, name) =>
            name === 'birthDate' ? text.replace(/^(\d{4}-\d\d)$/, '$1-01') : text,
          ),
        }
      : undefined,
  ),
});
