import { accepting, asSent, issuesOf } from '../../accepting.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'json-types-kept',
  chapter: 'validation',
  breaks:
    'A study with strings for numbers, or numbers for strings, is accepted and given back so.',
  requirements: ['format-json-primitive-types'],
  response: accepting(
    (_, refusal) =>
      issuesOf(refusal).every(({ diagnostics }) =>
        /^Expected a (?:string|number|boolean)\.$/.test(diagnostics ?? ''),
      ),
    asSent,
  ),
});
