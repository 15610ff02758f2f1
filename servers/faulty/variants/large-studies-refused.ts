import { defineFault } from '../define.ts';
import { refusal, refusingStudies } from '../refusal.ts';

export default defineFault({
  id: 'large-studies-refused',
  chapter: 'crud',
  breaks: 'A study of more than 100 kB is refused with 413.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'http.html#rejecting-updates',
  ...refusingStudies(
    (study) => JSON.stringify(study).length > 100_000,
    refusal(413, 'too-long', 'At most 100 kB are taken.'),
  ),
});
