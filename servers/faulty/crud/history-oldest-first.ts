import { defineFault } from '../define.ts';
import { toldHistory } from '../history-fault.ts';

export default defineFault({
  id: 'history-oldest-first',
  chapter: 'crud',
  breaks: 'The history of a study has the oldest version first.',
  requirements: ['history-newest-first'],
  seenIn: 'https://github.com/fhirbase/fhirbase-plv8/issues/107',
  response: toldHistory('instance', (history) => ({
    ...history,
    entry: history.entry.toReversed(),
  })),
});
