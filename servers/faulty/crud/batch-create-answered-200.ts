import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-create-answered-200',
  chapter: 'crud',
  breaks: 'A create in a batch or transaction has the status 200.',
  requirements: ['bundle-response-entry-details', 'rest-create-201'],
  response: toldEntries(undefined, (entries) =>
    entries.map((one) =>
      one.response?.status?.startsWith('201')
        ? { ...one, response: { ...one.response, status: '200' } }
        : one,
    ),
  ),
});
