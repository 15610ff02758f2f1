import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

const invented = /^([^.]+\..*):(?!missing$|not$|text$|exact$|contains$|[A-Z])[^.]+$/;

export default defineFault({
  id: 'chain-unknown-modifier-ignored',
  chapter: 'search',
  breaks: 'A modifier that R4 does not know is ignored at the end of a chain.',
  requirements: ['search-unsupported-modifier-rejected'],
  request: (request) => {
    const parameters = isStudySearch(request) ? parametersOf(request) : [];
    if (!parameters.some(({ name }) => invented.test(name))) return undefined;
    return askedWith(
      request,
      parameters.map(({ name, value }) => ({ name: name.replace(invented, '$1'), value })),
    );
  },
});
