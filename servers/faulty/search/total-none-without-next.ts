import { defineFault } from '../define.ts';
import { withoutLinks } from '../search-pages.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'total-none-without-next',
  chapter: 'search',
  breaks: 'With _total=none a page has no next link.',
  requirements: ['search-paging-next'],
  response: shaped((set, request) => {
    const isNone = parametersOf(request).some(
      ({ name, value }) => name === '_total' && value === 'none',
    );
    return isNone ? withoutLinks(set, ['next']) : undefined;
  }),
});
