import { always, answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'outcomes-at-length',
  chapter: 'validation',
  breaks: 'Every OperationOutcome has an id, a narrative, and issues with all that they may have.',
  requirements: ['rest-outcome-valid'],
  allowedBy: 'operationoutcome.html#resource',
  response: answeredWith('OperationOutcome', always, (outcome) => ({
    id: 'told',
    meta: {
      lastUpdated: '2024-02-01T10:00:00.5+01:00',
      profile: ['http://archive.example/StructureDefinition/outcome'],
    },
    language: 'en-GB',
    text: {
      status: 'generated',
      div: '<div xmlns="http://www.w3.org/1999/xhtml" lang="en-GB"><h1>Outcome</h1><table border="1"><tr><td style="color: red">1</td></tr></table></div>',
    },
    ...outcome,
    issue: (outcome.issue as object[]).flatMap((issue) => [
      {
        ...issue,
        details: {
          coding: [{ system: 'http://archive.example/codes', code: 'E1', display: 'One' }],
          text: 'Said so.',
        },
        location: ['/f:ImagingStudy'],
        expression: ['ImagingStudy'],
      },
      {
        extension: [{ url: 'http://archive.example/count', valueInteger: 1 }],
        severity: 'information',
        code: 'informational',
        diagnostics: '1 ms',
      },
    ]),
  })),
});
