import { criteriaOf } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';
import { refusal, refusing } from '../refusal.ts';

export default defineFault({
  id: 'criteria-of-one-parameter-only',
  chapter: 'crud',
  breaks: 'Conditional creates and updates by four parameters or more fail.',
  requirements: ['rest-cond-create-no-match', 'rest-cond-update-one-match'],
  ...refusing(
    (request) =>
      (['POST', 'PUT'] as const).some(
        (method) => (criteriaOf(request, method)?.split('&').length ?? 0) > 3,
      ),
    refusal(500, 'exception', 'criteria'),
  ),
});
