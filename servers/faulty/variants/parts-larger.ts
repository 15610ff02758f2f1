import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'parts-larger',
  chapter: 'search',
  breaks: 'Summaries and parts hold more than was asked for.',
  requirements: ['search-summary-true', 'search-elements'],
  level: 'SHOULD',
  allowedBy: 'search.html#elements',
  request: (request) => {
    const parameters = parametersOf(request);
    const isPart = ({ name, value }: { name: string; value: string }) =>
      name === '_elements' || (name === '_summary' && value === 'true');
    if (!isStudySearch(request) || !parameters.some(isPart)) return undefined;
    return askedWith(
      request,
      parameters.map((one) => (isPart(one) ? { name: '_summary', value: 'data' } : one)),
    );
  },
});
