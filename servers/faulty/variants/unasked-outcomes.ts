import { isStudyCreate } from '../crud-request.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'unasked-outcomes',
  chapter: 'crud',
  breaks: 'Writes are answered with an OperationOutcome though nobody asked for one.',
  requirements: ['rest-prefer-absent-no-outcome'],
  level: 'SHOULD',
  allowedBy: 'http.html#prefer',
  response: (response, request) => {
    const isWrite = isStudyCreate(request) || request.method === 'PUT';
    if (!isWrite || response.status >= 300) return undefined;
    const issue = [{ severity: 'information', code: 'informational', diagnostics: 'Stored.' }];
    // A minimal answer has no type.
    const headers = { ...response.headers, 'content-type': 'application/fhir+json' };
    return { ...response, headers, body: { resourceType: 'OperationOutcome', issue } };
  },
});
