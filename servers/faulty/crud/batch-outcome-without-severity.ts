import type { Resource } from '../../../spec/index.ts';
import { toldEntries } from '../bundle-fault.ts';
import { listOf } from '../crud-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'batch-outcome-without-severity',
  chapter: 'crud',
  breaks: 'The issues of what failed in a batch have no severity.',
  requirements: ['rest-outcome-valid'],
  response: toldEntries('batch', (entries) =>
    entries.map((one) => {
      const { outcome } = one.response ?? {};
      if (!outcome) return one;
      const issue = listOf(outcome.issue).map(({ severity: _left, ...rest }) => rest);
      return { ...one, response: { ...one.response, outcome: { ...outcome, issue } as Resource } };
    }),
  ),
});
