import { defineFault } from '../define.ts';

/** Updates under way: path and If-Match. */
const key = (url: string, headers: Record<string, string>) => `${url} ${headers['if-match']}`;

export default defineFault({
  id: 'if-match-race',
  chapter: 'crud',
  breaks: 'If-Match is compared before an update that is under way is stored: both succeed.',
  requirements: ['rest-update-if-match-stale-412'],
  request: (request, { memory }) => {
    if (request.method !== 'PUT' || !request.headers['if-match']) return undefined;
    const name = key(request.url, request.headers);
    const underWay = Number(memory.get(name) ?? 0);
    memory.set(name, underWay + 1);
    if (underWay === 0) return undefined;
    const { 'if-match': _, ...headers } = request.headers;
    return { ...request, headers };
  },
  response: (_response, { method, url, headers }, { memory }) => {
    if (method !== 'PUT' || !headers['if-match']) return undefined;
    memory.set(key(url, headers), Number(memory.get(key(url, headers))) - 1);
    return undefined;
  },
});
