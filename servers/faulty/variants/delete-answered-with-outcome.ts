import { defineFault } from '../define.ts';

export default defineFault({
  id: 'delete-answered-with-outcome',
  chapter: 'crud',
  breaks: 'A delete is answered with 200 and an OperationOutcome.',
  requirements: ['rest-delete-success-status'],
  allowedBy: 'http.html#delete',
  response: (response, { method }) =>
    method === 'DELETE' && response.status < 300
      ? {
          status: 200,
          headers: { 'content-type': 'application/fhir+json' },
          body: {
            resourceType: 'OperationOutcome',
            issue: [{ severity: 'information', code: 'informational', diagnostics: 'Deleted.' }],
          },
        }
      : undefined,
});
