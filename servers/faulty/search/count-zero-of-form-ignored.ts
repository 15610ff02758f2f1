import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'count-zero-of-form-ignored',
  chapter: 'search',
  breaks: '_count=0 in a form is taken for no _count.',
  requirements: ['search-count-zero', 'search-post-equals-get'],
  request: (request) => {
    const parameters = parametersOf(request);
    const isZero = ({ name, value }: { name: string; value: string }) =>
      name === '_count' && value === '0';
    if (request.method !== 'POST' || !isStudySearch(request) || !parameters.some(isZero)) return;
    return askedWith(
      request,
      parameters.filter((parameter) => !isZero(parameter)),
    );
  },
});
