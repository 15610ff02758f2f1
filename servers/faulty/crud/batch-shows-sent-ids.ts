import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-shows-sent-ids',
  chapter: 'crud',
  breaks: 'A batch shows what it created under the id that was sent.',
  requirements: ['rest-create-ignores-client-id'],
  response: toldEntries('batch', (entries, sent) =>
    entries.map((one, at) => {
      const { id } = sent[at]?.resource ?? {};
      const isCreated = one.response?.status?.startsWith('201');
      return one.resource && id && isCreated ? { ...one, resource: { ...one.resource, id } } : one;
    }),
  ),
});
