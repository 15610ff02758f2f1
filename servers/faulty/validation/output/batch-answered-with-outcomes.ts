import { answeredWith, asked, withEntries } from '../../answered-with.ts';
import { defineFault } from '../../define.ts';

export default defineFault({
  id: 'batch-answered-with-outcomes',
  chapter: 'validation',
  breaks:
    'Entries in the answers to batches and transactions have outcomes and dates, and no resources.',
  requirements: ['bundle-structure-valid'],
  allowedBy: 'bundle.html#transaction-response',
  response: answeredWith('Bundle', asked('POST', /^\/$/), (bundle) =>
    withEntries(bundle, ({ response, resource, ...entry }) => ({
      ...entry,
      ...(resource && (response as { location?: string }).location === undefined
        ? { resource }
        : {}),
      response: {
        lastModified: '2024-02-01T10:00:00.123Z',
        outcome: {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'information', code: 'informational' }],
        },
        ...(response as object),
      },
    })),
  ),
});
