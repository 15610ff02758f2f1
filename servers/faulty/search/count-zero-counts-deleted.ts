import type { Resource } from '../../../spec/index.ts';
import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { meetsPlainly } from '../plain-criterion.ts';
import { isControl, parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'count-zero-counts-deleted',
  chapter: 'search',
  breaks: 'With _count=0 the total counts deleted studies that had the identifier searched for.',
  requirements: ['rest-delete-then-not-searchable', 'search-count-zero'],
  request: async (request, { memory, upstream }) => {
    const url = request.method === 'DELETE' ? studyOf(request) : undefined;
    if (!url) return;
    const { status, body } = await upstream({ method: 'GET', url, headers: {} });
    if (status === 200) memory.set(url, body);
  },
  response: (response, request, { memory }) => {
    const set = searchsetOf(request, response);
    const parameters = parametersOf(request);
    const isCounting = parameters.some(({ name, value }) => name === '_count' && value === '0');
    const criteria = parameters.filter((parameter) => !isControl(parameter));
    const isPlain = criteria.every(({ name }) => name === 'identifier') && criteria.length > 0;
    if (set?.total === undefined || !isCounting || !isPlain) return;
    const counted = [...memory.values()].filter((study) =>
      criteria.every((criterion) => meetsPlainly(study as Resource, criterion)),
    );
    return { ...response, body: { ...set, total: set.total + counted.length } };
  },
});
