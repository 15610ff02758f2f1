import { defineFault } from '../define.ts';
import { shaped } from '../searchset-shape.ts';

const outcome = {
  resourceType: 'OperationOutcome',
  issue: [
    { severity: 'warning', code: 'informational', diagnostics: 'Archived studies are left out.' },
  ],
};

export default defineFault({
  id: 'outcome-entry-last',
  chapter: 'search',
  breaks: 'Every page ends with an OperationOutcome that warns, without a fullUrl.',
  requirements: ['search-outcome-entry-rules'],
  allowedBy: 'http.html#search',
  response: shaped((set) => ({
    ...set,
    entry: [...(set.entry ?? []), { resource: outcome, search: { mode: 'outcome' } }],
  })),
});
