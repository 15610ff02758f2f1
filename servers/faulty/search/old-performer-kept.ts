import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';
import { elementsAt } from '../study-elements.ts';

const instance = /^\/ImagingStudy\/[^/?]+$/;

export default defineFault({
  id: 'old-performer-kept',
  chapter: 'search',
  breaks: 'performer still finds a study by who performed it before an update.',
  requirements: ['search-returned-resources-match', 'search-param-performer'],
  request: async (request, { memory, upstream }) => {
    if (request.method !== 'PUT' || !instance.test(request.url)) return;
    const before = await upstream({ method: 'GET', url: request.url, headers: {} });
    if (before.status === 200) memory.set(request.url, before.body);
  },
  response: (response, request, context) =>
    indexedAs('performer', (study) => {
      const before = context.memory.get(`/ImagingStudy/${study.id}`) as Resource | undefined;
      return before
        ? { ...study, series: [...elementsAt(study, 'series'), ...elementsAt(before, 'series')] }
        : study;
    })(response, request, context),
});
