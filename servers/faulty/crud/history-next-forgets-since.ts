import { defineFault } from '../define.ts';
import { historyAskedWith, isLaterPage } from '../history-fault.ts';

export default defineFault({
  id: 'history-next-forgets-since',
  chapter: 'crud',
  breaks: 'The pages of a history after the first go back beyond _since.',
  requirements: ['history-since'],
  request: historyAskedWith((parameters, url) =>
    isLaterPage({ url }) ? parameters.filter((one) => !one.startsWith('_since=')) : parameters,
  ),
});
