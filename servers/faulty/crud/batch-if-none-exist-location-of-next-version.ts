import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-if-none-exist-location-of-next-version',
  chapter: 'crud',
  breaks:
    'The entry of a batch for a conditional create names in its location the version after the one that it made.',
  requirements: ['rest-create-location', 'bundle-response-entry-details'],
  response: toldEntries('batch', (entries, sent) =>
    entries.map((entry, at) => {
      const location = entry.response?.location?.replace(/(?<=_history\/)1$/, '2');
      return location && sent[at]?.request?.ifNoneExist
        ? { ...entry, response: { ...entry.response, location } }
        : entry;
    }),
  ),
});
