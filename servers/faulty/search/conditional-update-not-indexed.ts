import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { byStatusInIndex } from '../status-in-index.ts';

interface History {
  entry?: { resource?: Resource }[];
}

const conditional = /^\/ImagingStudy\/?\?/;

export default defineFault({
  id: 'conditional-update-not-indexed',
  chapter: 'search',
  breaks: 'A study that a conditional update changed is still found by the status it had.',
  requirements: ['search-returned-resources-match', 'search-param-status'],
  response: async (response, request, context) => {
    const { memory, upstream } = context;
    const id = (response.body as Resource | undefined)?.id;
    if (request.method === 'PUT' && response.status === 200 && id) {
      memory.delete(id);
      if (!conditional.test(request.url)) return undefined;
      const url = `/ImagingStudy/${id}/_history`;
      const { body } = await upstream({ method: 'GET', url, headers: {} });
      memory.set(id, (body as History).entry?.[1]?.resource?.status);
      return undefined;
    }
    return byStatusInIndex(response, request, context);
  },
});
