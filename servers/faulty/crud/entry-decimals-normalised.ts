import { sentEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'entry-decimals-normalised',
  chapter: 'crud',
  breaks:
    'What a batch or transaction writes has its decimals without the zeros they were sent with.',
  requirements: ['format-decimal-precision'],
  request: sentEntries(undefined, (entry) => JSON.parse(JSON.stringify(entry))),
});
