import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'later-unknown-modifier-dropped',
  chapter: 'search',
  breaks: 'A modifier that does not exist is not heeded behind another parameter.',
  requirements: ['search-unsupported-modifier-rejected'],
  response: async (response, request, { upstream }) => {
    if (response.status !== 400 || !isStudySearch(request)) return undefined;
    const [first, ...later] = parametersOf(request);
    const plain = later.map((one) => ({ ...one, name: one.name.replace(/:[a-z-]+$/, '') }));
    return first && !first.name.includes(':')
      ? upstream(askedWith(request, [first, ...plain]))
      : undefined;
  },
});
