import { refusedIf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'conditional-update-refuses-new',
  chapter: 'crud',
  breaks: 'A conditional update whose criteria match nothing is refused with 404.',
  requirements: ['rest-cond-update-no-match-no-id', 'rest-cond-update-no-match-with-id'],
  seenIn: 'https://github.com/LinuxForHealth/FHIR/pull/158',
  ...refusedIf(
    'PUT',
    (_, matches) => matches.length === 0,
    refusal(404, 'not-found', 'Nothing matches.'),
  ),
});
