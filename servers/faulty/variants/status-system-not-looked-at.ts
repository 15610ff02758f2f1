import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'status-system-not-looked-at',
  chapter: 'search',
  breaks: 'status takes the code behind the bar in whatever system.',
  requirements: ['search-token-code-implicit-system'],
  level: 'SHOULD',
  allowedBy: 'search.html#token',
  request: (request) => {
    const parameters = parametersOf(request);
    const isPair = ({ name, value }: { name: string; value: string }) =>
      /^status(?::not)?$/.test(name) && /[^|,]*\|[^|,]/.test(value);
    if (!isStudySearch(request) || !parameters.some(isPair)) return undefined;
    return askedWith(
      request,
      parameters.map((one) =>
        isPair(one) ? { ...one, value: one.value.replace(/[^|,]*\|/g, '') } : one,
      ),
    );
  },
});
