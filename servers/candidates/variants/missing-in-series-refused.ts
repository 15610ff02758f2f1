import { defineFault } from '../../faulty/define.ts';
import { searchRefused } from '../../faulty/modifier-refused.ts';
import { refusal } from '../../faulty/refusal.ts';

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
