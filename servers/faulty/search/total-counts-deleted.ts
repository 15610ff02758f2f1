import type { Resource } from '../../../spec/index.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { isControl, parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'total-counts-deleted',
  chapter: 'search',
  breaks: 'The total of a search by _tag alone still counts deleted studies.',
  requirements: ['search-total-semantics'],
  request: async (request, { memory, upstream }) => {
    const url = request.method === 'DELETE' ? studyOf(request) : undefined;
    if (!url) return;
    const { status, body } = await upstream({ method: 'GET', url, headers: {} });
    if (status === 200) memory.set(url, body);
  },
  response: (response, request, { memory }) => {
    const set = searchsetOf(request, response);
    const [asked, ...more] = parametersOf(request).filter((parameter) => !isControl(parameter));
    if (set?.total === undefined || asked?.name !== '_tag' || more.length > 0) return;
    const counted = [...memory.values()].filter((study) =>
      (study as Resource).meta?.tag?.some(
        ({ system, code }) => `${system}|${code}` === asked.value,
      ),
    );
    return { ...response, body: { ...set, total: set.total + counted.length } };
  },
});
