import { sentIn } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'transaction-refuses-foreign-full-urls',
  chapter: 'crud',
  breaks: 'An update in a transaction whose fullUrl is of another server is refused.',
  requirements: ['bundle-transaction-foreign-fullurl'],
  level: 'SHOULD',
  ...refusing(
    (request) =>
      (sentIn(request, 'transaction') ?? []).some(({ fullUrl }) =>
        fullUrl?.startsWith('http://other.example/'),
      ),
    refusal(400, 'value', 'The fullUrl is of another server.'),
  ),
});
