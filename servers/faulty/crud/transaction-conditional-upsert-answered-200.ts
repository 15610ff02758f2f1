import { asksFor, creatingUpdatesAnswered200 } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-conditional-upsert-answered-200',
  chapter: 'crud',
  breaks:
    'The entry of a transaction for a conditional update that creates a study has the status 200.',
  requirements: ['rest-cond-update-no-match-no-id', 'bundle-response-entry-details'],
  response: creatingUpdatesAnswered200('transaction', (entry) => asksFor(entry).url.includes('?')),
});
