import type { SearchProbe } from '../../fixtures/session.ts';
import { escaped } from './behaviour.ts';

/** The probes' values in the plainest form. */
export const plainValues = (probes: readonly SearchProbe[]) =>
  probes.flatMap((probe) => {
    if (probe.kind === 'reference' && probe.leadsNowhere) return [];
    if (probe.kind === 'date') return probe.value;
    return probe.kind === 'token' ? escaped(probe.code) : probe.reference;
  });
