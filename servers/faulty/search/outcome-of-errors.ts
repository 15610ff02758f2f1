import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'outcome-of-errors',
  chapter: 'search',
  breaks: 'What was ignored is told as an error among the entries.',
  requirements: ['search-outcome-entry-rules'],
  response: shaped((set) => ({
    ...set,
    entry: (set.entry ?? []).map((entry) =>
      entry.search?.mode === 'outcome'
        ? {
            ...entry,
            resource: {
              resourceType: 'OperationOutcome',
              issue: [{ severity: 'error', code: 'not-supported' }],
            },
          }
        : entry,
    ),
  })),
});
