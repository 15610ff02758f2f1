import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';

const instance = /^\/ImagingStudy\/[^/?]+$/;

export default defineFault({
  id: 'new-encounter-not-indexed',
  chapter: 'search',
  breaks: 'The encounter that an update brings does not find the study.',
  requirements: ['search-returned-resources-match', 'search-param-encounter'],
  request: async (request, { memory, upstream }) => {
    if (request.method !== 'PUT' || !instance.test(request.url)) return;
    const before = await upstream({ method: 'GET', url: request.url, headers: {} });
    if (before.status === 200) memory.set(request.url, before.body);
  },
  response: (response, request, context) =>
    indexedAs('encounter', (study) => {
      const before = context.memory.get(`/ImagingStudy/${study.id}`) as Resource | undefined;
      return before ? { ...study, encounter: before.encounter } : study;
    })(response, request, context),
});
