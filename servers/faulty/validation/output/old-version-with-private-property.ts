import { told, versionOf } from '../../crud-fault.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'old-version-with-private-property',
  chapter: 'validation',
  breaks: 'A version that is no longer current has a property of the database.',
  requirements: ['validation-unknown-element'],
  response: told(
    (study) => (study.status === 'registered' ? { ...study, superseded: true } : undefined),
    (request) => versionOf(request) !== undefined,
  ),
});
