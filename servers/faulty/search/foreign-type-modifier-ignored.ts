import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

/** `encounter:Patient`: a type that an encounter never is. */
const foreign = /^(?:encounter|endpoint|patient):(?!Encounter\b|Endpoint\b)[A-Z]\w+$/;

export default defineFault({
  id: 'foreign-type-modifier-ignored',
  chapter: 'search',
  breaks: 'The type in a modifier is ignored where the parameter refers to one type alone.',
  requirements: ['search-unsupported-modifier-rejected', 'search-reference-type-modifier'],
  request: (request) => {
    const parameters = isStudySearch(request) ? parametersOf(request) : [];
    if (!parameters.some(({ name }) => foreign.test(name))) return;
    const plain = parameters.map(({ name, value }) => ({
      name: foreign.test(name) ? (name.split(':')[0] ?? '') : name,
      value,
    }));
    return askedWith(request, plain);
  },
});
