import { defineFault } from '../define.ts';
import { historyAskedWith, isLaterPage } from '../history-fault.ts';

export default defineFault({
  id: 'history-next-forgets-count',
  chapter: 'crud',
  breaks: 'The pages of a history after the first have as many entries as the server likes.',
  requirements: ['history-count'],
  request: historyAskedWith((parameters, url) =>
    isLaterPage({ url }) ? parameters.filter((one) => !one.startsWith('_count=')) : parameters,
  ),
});
