import { sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'batch-refused-for-one',
  chapter: 'crud',
  breaks: 'A batch of which one entry fails is answered 400 as a whole.',
  requirements: ['bundle-batch-always-200'],
  response: (response, request) => {
    const { entry = [] } = (response.body ?? {}) as {
      entry?: { response?: { status?: string } }[];
    };
    const hasFailed = entry.some((one) => /^[45]/.test(one.response?.status ?? ''));
    return sentIn(request, 'batch') && hasFailed
      ? refusal(400, 'processing', 'An entry failed.')
      : undefined;
  },
});
