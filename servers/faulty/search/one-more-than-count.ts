import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'one-more-than-count',
  chapter: 'search',
  breaks: 'Where one match would be left for the last page, the page before has it too.',
  requirements: ['search-count-upper-bound'],
  response: (response, request, context) => {
    const asked = Number(parametersOf(request).find(({ name }) => name === '_count')?.value);
    if (!(asked >= 1) || searchsetOf(request, response)?.total !== asked + 1) return undefined;
    return searchedWith((parameters) =>
      parameters.map((one) =>
        one.name === '_count' ? { name: '_count', value: String(asked + 1) } : one,
      ),
    )(response, request, context);
  },
});
