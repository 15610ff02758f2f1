import { defineFault } from '../define.ts';
import { historyAsked, historyAskedWith } from '../history-fault.ts';

const withoutSince = historyAskedWith((parameters) =>
  parameters.filter((one) => !one.startsWith('_since=')),
);

export default defineFault({
  id: 'history-of-type-ignores-since',
  chapter: 'crud',
  breaks: 'The history of all studies does not look at _since.',
  requirements: ['history-since'],
  request: (request) =>
    historyAsked(request)?.level === 'type' ? withoutSince(request) : undefined,
});
