import { defineFault } from '../define.ts';
import { storedOtherwise } from '../stored-otherwise.ts';

export default defineFault({
  id: 'meta-dropped',
  chapter: 'crud',
  breaks: 'Of the meta that a client sends nothing is stored, with any type.',
  requirements: ['rest-meta-tag-preserved', 'rest-meta-profile-retained'],
  allowedBy: 'resource.html#Meta',
  request: storedOtherwise(
    ({ meta: _, ...resource }) => resource,
    [
      'ImagingStudy',
      'Patient',
      'Practitioner',
      'PractitionerRole',
      'Organization',
      'Encounter',
      'Endpoint',
      'ServiceRequest',
      'CarePlan',
      'Device',
      'Group',
      'Task',
      'Observation',
      'Procedure',
      'Condition',
      'Location',
      'CareTeam',
      'RelatedPerson',
      'Appointment',
      'AppointmentResponse',
    ],
  ),
});
