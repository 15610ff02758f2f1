import { defineFault } from '../define.ts';
import { historyAskedWith } from '../history-fault.ts';

export default defineFault({
  id: 'history-at-is-an-instant',
  chapter: 'crud',
  breaks: 'A year in _at stands for its first instant.',
  requirements: ['history-at'],
  request: historyAskedWith((parameters) =>
    parameters.map((one) => one.replace(/^(_at=\d{4})$/, '$1-01-01T00:00:00Z')),
  ),
});
