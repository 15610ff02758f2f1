import { always, answeredWith } from '../answered-with.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'capability-declares-xml',
  chapter: 'crud',
  breaks: 'The CapabilityStatement declares XML, which no study can be had in.',
  requirements: ['capability-formats-declared'],
  response: answeredWith('CapabilityStatement', always, ({ format, ...statement }) => ({
    ...statement,
    format: [...(format as string[]), 'application/fhir+xml'],
  })),
});
