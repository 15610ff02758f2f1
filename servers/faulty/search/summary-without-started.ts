import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'summary-without-started',
  chapter: 'search',
  breaks: '_summary=true leaves out started.',
  requirements: ['search-summary-true'],
  level: 'SHOULD',
  response: inParts('_summary', (study, value) => {
    const { started: _started, ...rest } = study;
    return (value === 'true' ? rest : study) as Resource;
  }),
});
