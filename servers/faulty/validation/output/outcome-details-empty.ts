import { answeredWith } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'outcome-details-empty',
  chapter: 'validation',
  breaks: 'What an OperationOutcome tells of a body that cannot be parsed is an empty object.',
  requirements: ['format-json-output-no-empties'],
  response: answeredWith(
    'OperationOutcome',
    ({ method, body }, { status }) =>
      method === 'POST' && status === 400 && typeof body === 'string',
    (outcome) => ({ ...outcome, issue: [{ severity: 'error', code: 'structure', details: {} }] }),
  ),
});
