import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'parameter-names-in-any-case',
  chapter: 'search',
  breaks: 'Parameter names are taken in any letter case.',
  requirements: ['search-parameter-names-not-by-case'],
  allowedBy: 'search.html#conformance',
  request: (request) => {
    const parameters = parametersOf(request);
    const named = parameters.map((one) => ({ ...one, name: lowered(one.name) }));
    const differs = named.some(({ name }, at) => name !== parameters[at]?.name);
    return isStudySearch(request) && differs ? askedWith(request, named) : undefined;
  },
});

function lowered(name: string): string {
  const [code = '', ...modifiers] = name.split(':');
  return [code === '_lastUpdated' ? code : code.toLowerCase(), ...modifiers].join(':');
}
