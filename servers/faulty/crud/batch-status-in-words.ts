import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-status-in-words',
  chapter: 'crud',
  breaks: 'The status of a failed entry has words and no digits.',
  requirements: ['bundle-response-entry-details'],
  response: toldEntries(undefined, (entries) =>
    entries.map((one) =>
      /^[45]/.test(one.response?.status ?? '')
        ? { ...one, response: { ...one.response, status: 'Failed' } }
        : one,
    ),
  ),
});
