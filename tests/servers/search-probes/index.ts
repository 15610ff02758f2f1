import { afterWrites } from './after-writes.ts';
import { aside } from './aside.ts';
import { askedOtherwise } from './asked-otherwise.ts';
import type { Probe } from './asking.ts';
import { atLength } from './at-length.ts';
import { bundles } from './bundles.ts';
import { cells } from './cells.ts';
import { companionsGone } from './companions-gone.ts';
import { controls } from './controls.ts';
import { corners } from './corners.ts';
import { dates } from './dates.ts';
import { elements } from './elements.ts';
import { inBatches } from './in-batches.ts';
import { inOnePlace } from './in-one-place.ts';
import { inPlaces } from './in-places.ts';
import { includes } from './includes.ts';
import { joinedCriteria } from './joined-criteria.ts';
import { joins } from './joins.ts';
import { ledBack } from './led-back.ts';
import { lived } from './lived.ts';
import { newlyMet } from './newly-met.ts';
import { ofEveryKind } from './of-every-kind.ts';
import { order } from './order.ts';
import { paging } from './paging.ts';
import { parts } from './parts.ts';
import { realServers } from './real-servers.ts';
import { references } from './references.ts';
import { refusals } from './refusals.ts';
import { scopes } from './scopes.ts';
import { seldomAsked } from './seldom-asked.ts';
import { sending } from './sending.ts';
import { several } from './several.ts';
import { together } from './together.ts';
import { tokens } from './tokens.ts';
import { toldOtherwise } from './told-otherwise.ts';
import { unnoticed } from './unnoticed.ts';
import { waysOfWriting } from './ways-of-writing.ts';
import { whatIsTold } from './what-is-told.ts';
import { withinLimits } from './within-limits.ts';
import { written } from './written.ts';

/** What shows each fault of searches that is put to the studies of this folder. */
export const searchProbes: Record<string, Probe> = {
  ...elements,
  ...tokens,
  ...corners,
  ...cells,
  ...several,
  ...references,
  ...dates,
  ...sending,
  ...paging,
  ...bundles,
  ...refusals,
  ...afterWrites,
  ...order,
  ...parts,
  ...includes,
  ...joins,
  ...scopes,
  ...realServers,
  ...controls,
  ...companionsGone,
  ...together,
  ...inBatches,
  ...toldOtherwise,
  ...written,
  ...waysOfWriting,
  ...whatIsTold,
  ...withinLimits,
  ...unnoticed,
  ...askedOtherwise,
  ...inOnePlace,
  ...inPlaces,
  ...seldomAsked,
  ...ofEveryKind,
  ...joinedCriteria,
  ...aside,
  ...newlyMet,
  ...ledBack,
  ...atLength,
  ...lived,
};
