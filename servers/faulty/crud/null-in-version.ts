import { told, versionOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'null-in-version',
  chapter: 'crud',
  breaks: 'A vread gives a description that is not there as null.',
  requirements: ['format-json-output-no-empties'],
  response: told(
    (study) => (study.description === undefined ? { ...study, description: null } : undefined),
    (request) => versionOf(request) !== undefined,
  ),
});
