import { sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-failure-as-bundle',
  chapter: 'crud',
  breaks: 'A failed transaction is answered with a Bundle.',
  requirements: ['bundle-transaction-failure-outcome'],
  response: (response, request) =>
    sentIn(request, 'transaction') && response.status >= 400
      ? {
          ...response,
          body: {
            resourceType: 'Bundle',
            type: 'transaction-response',
            entry: [{ response: { status: String(response.status), outcome: response.body } }],
          },
        }
      : undefined,
});
