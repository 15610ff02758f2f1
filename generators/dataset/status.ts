import { studyStatuses } from '../../spec/imaging-study.ts';
import type { Builder } from './builder.ts';

/** The values to search `status` for: all five; the studies of the other families have them. */
export function probeStatuses(b: Builder): void {
  for (const code of studyStatuses()) {
    b.probe({
      kind: 'token',
      parameter: 'status',
      code,
      purpose: `the studies that are ${code}`,
    });
  }
}
