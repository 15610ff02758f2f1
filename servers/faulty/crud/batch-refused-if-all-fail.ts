import { sentIn, type ToldEntry } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'batch-refused-if-all-fail',
  chapter: 'crud',
  breaks: 'A batch none of whose entries succeeds is answered 400.',
  requirements: ['bundle-batch-always-200'],
  response: (response, request) => {
    const { entry = [] } = (response.body ?? {}) as { entry?: ToldEntry[] };
    const isFailed = ({ response: told }: ToldEntry) => Number(told?.status) >= 400;
    return sentIn(request, 'batch') && entry.length > 0 && entry.every(isFailed)
      ? refusal(400, 'processing', 'Nothing in the batch succeeds.')
      : undefined;
  },
});
