import { defineFault } from '../define.ts';
import { inBatches } from '../search-batch.ts';
import type { Searchset } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

const selfAlone = (set: Searchset): Searchset => ({
  ...set,
  link: set.link?.filter(({ relation }) => relation === 'self') ?? [],
});

export default defineFault({
  id: 'no-paging',
  chapter: 'search',
  breaks: 'Paging is not supported: _count cuts the matches off, and no link leads to the others.',
  requirements: ['search-paging-supported'],
  allowedBy: 'http.html#paging',
  response: async (response, request, context) =>
    shaped(selfAlone)(response, request) ?? inBatches(selfAlone)(response, request, context),
});
