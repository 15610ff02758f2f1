import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

const outcome = {
  resourceType: 'OperationOutcome',
  id: 'hints',
  issue: [
    { severity: 'information', code: 'informational', details: { text: 'Searched 3 archives.' } },
  ],
};

export default defineFault({
  id: 'outcome-entry-first',
  chapter: 'search',
  breaks: 'Every page begins with an OperationOutcome that informs, under a URN of its own.',
  requirements: ['search-outcome-entry-rules'],
  allowedBy: 'search.html#include',
  response: shaped((set) => ({
    ...set,
    entry: [
      {
        fullUrl: 'urn:uuid:5e1f2a8c-3b43-4c57-9f2d-1d1c6a1f2b10',
        resource: outcome,
        search: { mode: 'outcome' },
      },
      ...(set.entry ?? []),
    ],
  })),
});
