import { defineFault } from '../define.ts';

export default defineFault({
  id: 'type-ignored-in-read',
  chapter: 'crud',
  breaks: 'A read finds a study by its id, whatever type its URL has.',
  requirements: ['rest-read-id-matches-url'],
  response: async (response, request, { upstream }) => {
    const [, id] = /^\/Patient\/([^/?]+)$/.exec(request.url) ?? [];
    if (request.method !== 'GET' || !id || response.status !== 404) return;
    return upstream({ ...request, url: `/ImagingStudy/${id}` });
  },
});
