import { told, versionOf } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'version-with-number-as-text',
  chapter: 'validation',
  breaks: 'A version of a study tells the number of its series as a string.',
  requirements: ['format-json-primitive-types'],
  response: told(
    (study) => ({ ...study, numberOfSeries: '0' }),
    (request) => versionOf(request) !== undefined,
  ),
});
