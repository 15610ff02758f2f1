import { always, answeredWith } from '../answered-with.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'capability-parameter-definition',
  chapter: 'crud',
  breaks:
    'The CapabilityStatement makes up the definition of patient from the names of type and parameter.',
  requirements: ['capability-searchparam-definition'],
  response: answeredWith('CapabilityStatement', always, (statement) =>
    JSON.parse(
      JSON.stringify(statement).replaceAll(
        '/SearchParameter/clinical-patient',
        '/SearchParameter/ImagingStudy-patient',
      ),
    ),
  ),
});
