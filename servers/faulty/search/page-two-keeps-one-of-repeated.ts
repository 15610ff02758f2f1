import { defineFault } from '../define.ts';
import { onPages } from '../search-pages.ts';
import { askedWith, isControl, parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'page-two-keeps-one-of-repeated',
  chapter: 'search',
  breaks: 'Later pages go by the first alone of parameters that the search repeats.',
  requirements: ['search-paging-next', 'search-and-repeat'],
  response: onPages(async (page, { number, first }, { upstream }) => {
    const asked = parametersOf(first);
    const kept = asked.filter(
      (one, at) => isControl(one) || asked.findIndex(({ name }) => name === one.name) === at,
    );
    if (number === 1 || kept.length === asked.length) return undefined;
    const { body } = await upstream(askedWith(first, kept));
    return { ...page, entry: (body as Searchset).entry ?? [] };
  }),
});
