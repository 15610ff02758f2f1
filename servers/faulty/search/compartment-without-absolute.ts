import { compartmentsWithout } from '../compartments.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'compartment-without-absolute',
  chapter: 'search',
  breaks: 'The compartment of a patient lacks studies whose subject is an absolute URL.',
  requirements: ['search-compartment-patient', 'search-reference-forms'],
  response: compartmentsWithout((study) =>
    /^https?:/.test((study?.subject as { reference?: string } | undefined)?.reference ?? ''),
  ),
});
