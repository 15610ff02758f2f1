import { toldEntries } from '../bundle-fault.ts';
import { defineFault } from '../define.ts';

const words: Record<string, string> = { '200': 'OK', '201': 'Created', '204': 'No Content' };
const issue = [{ severity: 'information', code: 'informational', diagnostics: 'It is done.' }];

export default defineFault({
  id: 'response-entries-with-outcomes',
  chapter: 'crud',
  breaks: 'Entries of the answer to a batch or transaction say in words, too, that they succeeded.',
  requirements: ['bundle-response-entry-details'],
  allowedBy: 'bundle.html#batch-response',
  response: toldEntries(undefined, (entries) =>
    entries.map((one) => {
      const { status = '' } = one.response ?? {};
      if (!words[status]) return one;
      const outcome = { resourceType: 'OperationOutcome', issue };
      return {
        ...one,
        response: { ...one.response, status: `${status} ${words[status]}`, outcome },
      };
    }),
  ),
});
