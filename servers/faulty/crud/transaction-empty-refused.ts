import { sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'transaction-empty-refused',
  chapter: 'crud',
  breaks: 'A transaction without entries is refused.',
  requirements: ['bundle-transaction-empty'],
  ...refusing(
    (request) => sentIn(request, 'transaction')?.length === 0,
    refusal(400, 'required', 'There is nothing to do.'),
  ),
});
