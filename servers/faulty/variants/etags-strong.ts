import { defineFault } from '../define.ts';

export default defineFault({
  id: 'etags-strong',
  chapter: 'crud',
  breaks: 'ETags are strong: "1" in place of W/"1".',
  requirements: ['rest-etag-weak-form'],
  level: 'SHOULD',
  allowedBy: 'http.html#versioning',
  request: (request) => {
    const match = request.headers['if-match'];
    if (!match?.startsWith('"')) return undefined;
    return { ...request, headers: { ...request.headers, 'if-match': `W/${match}` } };
  },
  response: (response) => {
    const { etag } = response.headers;
    if (!etag) return undefined;
    return { ...response, headers: { ...response.headers, etag: etag.replace(/^W\//, '') } };
  },
});
