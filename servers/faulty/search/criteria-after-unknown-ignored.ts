import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';
import { isUnknownTo } from '../self-parameters.ts';

export default defineFault({
  id: 'criteria-after-unknown-ignored',
  chapter: 'search',
  breaks: 'What follows a parameter that the server does not know is ignored with it.',
  requirements: ['search-returned-resources-match', 'search-self-link-reflects-used'],
  response: async (response, request, context) => {
    const set = searchsetOf(request, response);
    const sent = parametersOf(request);
    const at = sent.findIndex(({ name, value }) => set && value !== '' && isUnknownTo(set, name));
    if (at < 0) return undefined;
    return searchedWith((parameters) => parameters.slice(0, at))(response, request, context);
  },
});
