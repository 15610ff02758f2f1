import { defineFault } from '../define.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'summary-data-without-series',
  chapter: 'search',
  breaks: 'With _summary=data a study comes without its series.',
  requirements: ['search-summary-text-data'],
  level: 'SHOULD',
  response: inParts('_summary', (study, value) => {
    const { series: _series, ...rest } = study;
    return value === 'data' ? rest : study;
  }),
});
