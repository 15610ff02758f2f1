import { defineFault } from '../define.ts';
import { askedWith, parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'compartment-total-of-all',
  chapter: 'search',
  breaks: 'The total of a search in the compartment of a patient is that of all patients.',
  requirements: ['search-total-semantics', 'search-compartment-patient'],
  response: async (response, request, { upstream }) => {
    const set = response.body as Searchset;
    if (!/^\/Patient\/[^/]+\/ImagingStudy\?/.test(request.url) || set.total === undefined) return;
    const { body } = await upstream(askedWith(request, parametersOf(request)));
    return { ...response, body: { ...set, total: (body as Searchset).total ?? set.total } };
  },
});
