import { builder } from './builder.ts';
import { codedStudies } from './coded.ts';
import { startedStudies } from './dates.ts';
import { decoyStudies } from './decoys.ts';
import { identifierStudies } from './identifiers.ts';
import { metaStudies } from './meta.ts';
import { noSystemStudies } from './no-system.ts';
import { pairStudies } from './pairs.ts';
import { probeReferences, referenceStudies } from './references.ts';
import { referrersToStudies } from './referrers.ts';
import { riskyStudies } from './risky.ts';
import { sameIdStudies, sameIdTargets } from './same-id.ts';
import { probeStatuses } from './status.ts';
import { supportingResources } from './supporting.ts';
import type { Dataset, DatasetOptions } from './types.ts';
import { probeUids } from './uids.ts';

export type * from './types.ts';

/**
 * The studies that every search check runs on, with what they refer to and the values to search for.
 * Depends on the options alone; of the run id nothing but the run marks and the client ids depend.
 * @throws if the run id cannot be part of a logical id
 */
export function buildDataset(options: DatasetOptions): Dataset {
  const b = builder(options);
  // The first probe of a parameter is the one that most decoys stand around.
  probeStatuses(b);
  probeUids(b);
  probeReferences(b);
  supportingResources(b);
  sameIdTargets(b);
  startedStudies(b);
  pairStudies(b);
  decoyStudies(b);
  codedStudies(b);
  identifierStudies(b);
  referenceStudies(b);
  sameIdStudies(b);
  metaStudies(b);
  riskyStudies(b);
  referrersToStudies(b);
  noSystemStudies(b);
  return b.result();
}
