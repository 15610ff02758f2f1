import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'hours-accepted',
  chapter: 'search',
  breaks: 'An hour without minutes is accepted and stands for its first minute.',
  requirements: ['search-syntax-error-rejected'],
  level: 'SHOULD',
  allowedBy: 'search.html#errors',
  request: (request) => {
    const parameters = parametersOf(request);
    const isHour = ({ value }: { value: string }) => /^\d{4}-\d\d-\d\dT\d\d$/.test(value);
    if (!isStudySearch(request) || !parameters.some(isHour)) return undefined;
    const completed = parameters.map((one) =>
      isHour(one) ? { ...one, value: `${one.value}:00` } : one,
    );
    return askedWith(request, completed);
  },
});
