import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'contained-container-without-mode',
  chapter: 'search',
  breaks: 'Resources returned for what they contain have no search.mode.',
  requirements: ['search-contained-container-mode'],
  response: shaped((set, request) => {
    if (!parametersOf(request).some(({ name }) => name === '_contained')) return undefined;
    const entry = (set.entry ?? []).map(({ search: _, ...rest }) => rest);
    return { ...set, entry };
  }),
});
