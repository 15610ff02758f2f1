import { shaped } from './searchset-shape.ts';

/** Tells what was ignored as an error among the entries. */
export const outcomesOfErrors = shaped((set) => ({
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
}));
