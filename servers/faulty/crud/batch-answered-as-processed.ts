import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

const order = ['DELETE', 'POST', 'PUT', 'GET'];

export default defineFault({
  id: 'batch-answered-as-processed',
  chapter: 'crud',
  breaks:
    'The entries of the answer to a batch stand in the order of processing: deletes, creates, updates, reads.',
  requirements: ['bundle-response-type-order'],
  response: toldEntries('batch', (entries, sent) => {
    const rank = (index: number) => order.indexOf(String(sent[index]?.request?.method));
    return [...entries.keys()]
      .sort((one, other) => rank(one) - rank(other))
      .map((at) => entries[at] ?? {});
  }),
});
