import { accepting, asSent, issuesOf } from '../../accepting.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'quantities-not-checked',
  chapter: 'validation',
  breaks: 'Constraints of quantities are not evaluated.',
  requirements: ['validation-datatype-invariants'],
  level: 'SHOULD',
  response: accepting(
    (_, refusal) =>
      issuesOf(refusal).every(({ diagnostics }) =>
        /\((?:qty|age|cnt|dis|drt)-\d\)/.test(diagnostics ?? ''),
      ),
    asSent,
  ),
});
