import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'includes-not-iterated',
  chapter: 'search',
  breaks: 'Includes with :iterate are carried out from the matches alone.',
  requirements: ['search-include'],
  allowedBy: 'search.html#include',
  request: (request) => {
    const parameters = parametersOf(request);
    const isIterated = ({ name }: { name: string }) => name.endsWith(':iterate');
    if (!isStudySearch(request) || !parameters.some(isIterated)) return undefined;
    const plain = ({ name, value }: { name: string; value: string }) => ({
      name: name.replace(/:iterate$/, ''),
      value,
    });
    return askedWith(request, parameters.map(plain));
  },
});
