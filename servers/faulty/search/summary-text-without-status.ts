import { defineFault } from '../define.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'summary-text-without-status',
  chapter: 'search',
  breaks: 'With _summary=text a study comes without its status, which is mandatory.',
  requirements: ['search-summary-text-data'],
  level: 'SHOULD',
  response: inParts('_summary', (study, value) => {
    const { status: _status, ...rest } = study;
    return value === 'text' ? rest : study;
  }),
});
