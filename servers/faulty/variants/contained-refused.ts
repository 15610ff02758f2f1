import { defineFault } from '../define.ts';
import { refusal, refusingStudies } from '../refusal.ts';

export default defineFault({
  id: 'contained-refused',
  chapter: 'crud',
  breaks: 'A study with contained resources is refused with 422.',
  requirements: ['rest-rejection-status'],
  allowedBy: 'http.html#rejecting-updates',
  ...refusingStudies(
    (study) => 'contained' in study,
    refusal(422, 'business-rule', 'Contained resources are not stored.'),
  ),
});
