import { defineFault } from '../define.ts';

export default defineFault({
  id: 'many-headers',
  chapter: 'crud',
  breaks:
    'Answers have headers of proxies, caches and sessions, and content types name the version of FHIR.',
  requirements: ['format-fhirversion-parameter'],
  allowedBy: 'http.html#mime-type',
  response: (response) => {
    const type = response.headers['content-type'];
    const named = type?.startsWith('application/fhir+json')
      ? { 'content-type': 'application/fhir+json; fhirVersion=4.0; charset=utf-8' }
      : {};
    return {
      ...response,
      headers: {
        ...response.headers,
        'cache-control': 'no-store',
        vary: 'Accept, Origin',
        'x-powered-by': 'An archive',
        'x-request-id': '7f0c1d',
        'set-cookie': 'session=1; Path=/; HttpOnly',
        'strict-transport-security': 'max-age=31536000',
        ...named,
      },
    };
  },
});
