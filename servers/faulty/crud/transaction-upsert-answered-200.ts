import { creatingUpdatesAnswered200 } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'transaction-upsert-answered-200',
  chapter: 'crud',
  breaks:
    'The entry for an update in a transaction has the status 200, also if it created the study.',
  requirements: ['rest-update-as-create-201', 'bundle-response-entry-details'],
  response: creatingUpdatesAnswered200('transaction'),
});
