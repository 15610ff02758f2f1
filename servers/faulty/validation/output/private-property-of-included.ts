import { always, answeredWith, withResources } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'private-property-of-included',
  chapter: 'validation',
  breaks: 'Patients that are included have a property of the database.',
  requirements: ['validation-unknown-element'],
  response: answeredWith('Bundle', always, (bundle) =>
    withResources(bundle, 'Patient', (patient) => ({ ...patient, revision: 7 })),
  ),
});
