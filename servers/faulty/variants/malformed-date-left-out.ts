import { dateRange } from '../../reference/date-range.ts';
import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'malformed-date-left-out',
  chapter: 'search',
  breaks: 'A malformed date is ignored: the search is carried out, and told, without it.',
  requirements: ['search-syntax-error-rejected'],
  level: 'SHOULD',
  allowedBy: 'search.html#errors',
  request: (request) => {
    if (!isStudySearch(request)) return undefined;
    const parameters = parametersOf(request);
    const sound = parameters.filter(({ name, value }) => name !== 'started' || isDate(value));
    return sound.length < parameters.length ? askedWith(request, sound) : undefined;
  },
});

function isDate(value: string): boolean {
  const text = value.replace(/ (\d\d:\d\d)$/, '+$1');
  return value === '' || text.split(',').every((one) => dateRange(one.replace(/^[a-z]{2}/, '')));
}
