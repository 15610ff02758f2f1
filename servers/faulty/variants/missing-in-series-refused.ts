import { defineFault } from '../define.ts';
import { searchRefused } from '../modifier-refused.ts';
import { refusal } from '../refusal.ts';

export default defineFault({
  id: 'missing-in-series-refused',
  chapter: 'search',
  breaks: ':missing is refused for what is found in series and instances only.',
  requirements: ['search-missing'],
  allowedBy: 'search.html#modifiers',
  ...searchRefused(
    ({ name }) =>
      /^(?:modality|bodysite|dicom-class|series|instance|performer):missing$/.test(name),
    refusal(400, 'not-supported', ':missing is not supported for this parameter.'),
  ),
});
