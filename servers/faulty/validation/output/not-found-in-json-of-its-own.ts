import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'not-found-in-json-of-its-own',
  chapter: 'validation',
  breaks: 'What is not found is told in JSON that is no FHIR.',
  requirements: ['rest-error-body-operationoutcome'],
  allowedBy: 'http.html#Status-Codes',
  level: 'SHOULD',
  response: (response) =>
    response.status === 404 || response.status === 410
      ? {
          ...response,
          headers: { ...response.headers, 'content-type': 'application/problem+json' },
          body: { title: 'Not found', status: 404, instance: null, errors: [] },
        }
      : undefined,
});
