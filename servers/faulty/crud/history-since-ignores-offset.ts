import { defineFault } from '../define.ts';
import { historyAskedWith } from '../history-fault.ts';

export default defineFault({
  id: 'history-since-ignores-offset',
  chapter: 'crud',
  breaks: 'The offset in _since is ignored.',
  requirements: ['history-since'],
  request: historyAskedWith((parameters) =>
    parameters.map((one) => one.replace(/^(_since=.*?)(?:\+|%2B|-)\d\d(?::|%3A)\d\d$/i, '$1Z')),
  ),
});
