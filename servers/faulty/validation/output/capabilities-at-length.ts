import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'capabilities-at-length',
  chapter: 'validation',
  breaks:
    'The CapabilityStatement has a narrative, extensions, contacts, and codes of its own where it may.',
  requirements: ['capability-required-elements'],
  allowedBy: 'capabilitystatement.html#resource',
  response: answeredWith('CapabilityStatement', always, (statement) => ({
    ...statement,
    text: {
      status: 'generated',
      div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Archive<br/>of studies</p></div>',
    },
    extension: [{ url: 'http://archive.example/since', valueDate: '2020' }],
    date: '2024-02-01T10:00:00+01:00',
    publisher: 'Archive',
    contact: [
      { name: 'Archive', telecom: [{ system: 'email', value: 'archive@archive.example' }] },
    ],
    jurisdiction: [{ coding: [{ system: 'urn:iso:std:iso:3166', code: 'AT' }] }],
    instantiates: ['http://archive.example/CapabilityStatement/base|1.0'],
    format: [...(statement.format as string[]), 'application/fhir+xml; charset=utf-8', 'text/html'],
    rest: (statement.rest as object[]).map((rest) => ({
      ...rest,
      documentation: 'All of it.',
      security: {
        cors: true,
        service: [{ coding: [{ system: 'http://archive.example/security', code: 'own' }] }],
      },
      operation: [
        { name: 'count', definition: 'http://archive.example/OperationDefinition/count' },
      ],
    })),
  })),
});
