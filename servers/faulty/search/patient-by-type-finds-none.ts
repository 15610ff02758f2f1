import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'patient-by-type-finds-none',
  chapter: 'search',
  breaks: 'patient takes a bare id alone: Patient/1 finds nothing.',
  requirements: ['search-param-patient', 'search-reference-forms'],
  response: takenFor(({ name, value }) =>
    name === 'patient' && value.startsWith('Patient/') ? { name: '_id', value: 'none' } : undefined,
  ),
});
