import { parseJson } from '../../json.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'any-content-type-read',
  chapter: 'crud',
  breaks: 'A body is read as JSON whatever its content type says.',
  requirements: ['format-415-unsupported-media'],
  level: 'SHOULD',
  allowedBy: 'http.html#mime-type',
  request: (request) => {
    const { body, headers, url } = request;
    if (typeof body !== 'string' || !body.startsWith('{') || /_search/.test(url)) return undefined;
    try {
      const sent = { ...headers, 'content-type': 'application/fhir+json' };
      return { ...request, headers: sent, body: parseJson(body) };
    } catch {
      return undefined;
    }
  },
});
