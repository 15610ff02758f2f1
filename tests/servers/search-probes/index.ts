import { afterWrites } from './after-writes.ts';
import type { Probe } from './asking.ts';
import { bundles } from './bundles.ts';
import { dates } from './dates.ts';
import { elements } from './elements.ts';
import { paging } from './paging.ts';
import { references } from './references.ts';
import { refusals } from './refusals.ts';
import { sending } from './sending.ts';
import { several } from './several.ts';
import { tokens } from './tokens.ts';

/** What shows each fault of searches that is put to the studies of this folder. */
export const searchProbes: Record<string, Probe> = {
  ...elements,
  ...tokens,
  ...several,
  ...references,
  ...dates,
  ...sending,
  ...paging,
  ...bundles,
  ...refusals,
  ...afterWrites,
};
