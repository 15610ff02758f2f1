import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

const invented =
  /^([a-z-]+):(?!missing$|not$|text$|of-type$|identifier$|in$|not-in$|above$|below$|[A-Z])[^.]+$/;

export default defineFault({
  id: 'unknown-modifier-ignored',
  chapter: 'search',
  breaks: 'A modifier that R4 does not know is ignored instead of refused.',
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
