import { defineFault } from '../define.ts';
import { askedWith, parametersOf, type Searchset, searchsetOf } from '../search-request.ts';

/** Of searches for contained studies, and of later pages. */
const hidden = /^_(?:contained|page)/;

export default defineFault({
  id: 'contained-in-total',
  chapter: 'search',
  breaks: 'The total counts studies that are inside other resources.',
  requirements: ['search-contained-excluded', 'search-total-semantics'],
  response: async (response, request, { upstream }) => {
    const set = searchsetOf(request, response);
    const parameters = parametersOf(request);
    if (set?.total === undefined || parameters.some(({ name }) => hidden.test(name)))
      return undefined;
    const all = [
      ...parameters,
      { name: '_contained', value: 'both' },
      { name: '_containedType', value: 'contained' },
    ];
    const { body } = await upstream(askedWith(request, all));
    return { ...response, body: { ...set, total: (body as Searchset).total ?? set.total } };
  },
});
