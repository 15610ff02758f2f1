import { accepting, asSent, issuesOf } from '../../accepting.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'unknown-properties-kept',
  chapter: 'validation',
  breaks: 'A study with a property that R4 does not have is accepted, and given back with it.',
  requirements: ['validation-unknown-element'],
  response: accepting(
    (_, refusal) =>
      issuesOf(refusal).every(({ diagnostics }) =>
        diagnostics?.endsWith('is not an element here.'),
      ),
    asSent,
  ),
});
