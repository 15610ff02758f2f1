import { studyOf } from '../crud-request.ts';
import { defineFault } from '../define.ts';
import { searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'revived-not-found',
  chapter: 'crud',
  breaks: 'A study brought back to life is found by no search.',
  requirements: ['rest-update-revives-deleted'],
  response: (response, request, { memory }) => {
    const path = studyOf(request);
    if (request.method === 'DELETE' && path) memory.set(path, true);
    const set = searchsetOf(request, response);
    const isLost = (id = '') => memory.has(`/ImagingStudy/${id}`);
    if (!set?.entry?.some(({ resource }) => isLost(resource?.id))) return;
    const entry = set.entry.filter(({ resource }) => !isLost(resource?.id));
    const { entry: _, ...rest } = set;
    return {
      ...response,
      body: { ...rest, total: entry.length, ...(entry.length > 0 && { entry }) },
    };
  },
});
