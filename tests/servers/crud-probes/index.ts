import { aside } from './aside.ts';
import type { Probe } from './asking.ts';
import { bundles } from './bundles.ts';
import { byWay } from './by-way.ts';
import { combined } from './combined.ts';
import { conditional } from './conditional.ts';
import { content } from './content.ts';
import { corners } from './corners.ts';
import { deletion } from './deletion.ts';
import { differences } from './differences.ts';
import { elsewhere } from './elsewhere.ts';
import { entries } from './entries.ts';
import { formats } from './formats.ts';
import { further } from './further.ts';
import { furtherVariants } from './further-variants.ts';
import { headers } from './headers.ts';
import { histories } from './histories.ts';
import { inOneCase } from './in-one-case.ts';
import { later } from './later.ts';
import { links } from './links.ts';
import { lived } from './lived.ts';
import { meta } from './meta.ts';
import { newlyMet } from './newly-met.ts';
import { ofOneEntry } from './one-entry.ts';
import { overlooked } from './overlooked.ts';
import { inPlaces } from './places.ts';
import { refusals } from './refusals.ts';
import { unnoticed } from './unnoticed.ts';
import { variants } from './variants.ts';
import { versions } from './versions.ts';
import { whereCriteria } from './where-criteria.ts';
import { writes } from './writes.ts';

/** For each fault of crud that is not shown in faults.test.ts, and for some variants. */
export const crudProbes: Record<string, Probe> = {
  ...headers,
  ...content,
  ...meta,
  ...versions,
  ...later,
  ...deletion,
  ...refusals,
  ...writes,
  ...corners,
  ...differences,
  ...bundles,
  ...conditional,
  ...further,
  ...histories,
  ...links,
  ...combined,
  ...overlooked,
  ...unnoticed,
  ...entries,
  ...elsewhere,
  ...formats,
  ...inPlaces,
  ...ofOneEntry,
  ...byWay,
  ...whereCriteria,
  ...inOneCase,
  ...aside,
  ...newlyMet,
  ...lived,
  ...variants,
  ...furtherVariants,
};
