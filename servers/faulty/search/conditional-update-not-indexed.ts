import type { Resource } from '../../../spec/index.ts';
import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

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
    if (memory.size === 0) return undefined;
    const statusOf = ({ id: one = '', status }: Resource) => memory.get(one) ?? status;
    return readAnew((criterion) =>
      criterion.name === 'status'
        ? (study) => alternatives(criterion).includes(String(statusOf(study)))
        : undefined,
    )(response, request, context);
  },
});
