import { defineFault } from '../define.ts';
import { withList } from '../study-elements.ts';
import { inParts } from '../study-parts.ts';

export default defineFault({
  id: 'summary-without-series-uid',
  chapter: 'search',
  breaks: 'The summary of a study lacks the UIDs of its series.',
  requirements: ['search-summary-true'],
  level: 'SHOULD',
  response: inParts('_summary', (study, value) =>
    value === 'true'
      ? withList(study, 'series', (series) => series.map(({ uid: _uid, ...rest }) => rest))
      : study,
  ),
});
