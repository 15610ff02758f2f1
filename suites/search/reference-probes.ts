import type { SearchProbe } from '../../fixtures/session.ts';

export type ReferenceProbe = Extract<SearchProbe, { kind: 'reference' }>;

/** The probes of references. */
export const references = (probes: readonly SearchProbe[]) =>
  probes.filter((probe): probe is ReferenceProbe => probe.kind === 'reference');

/** Whether a probe is a reference, relative, to something that is there. */
export const isLocal = ({ reference, leadsNowhere }: ReferenceProbe) =>
  !leadsNowhere && /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.test(reference);

/** Type and id of the probes whose reference is relative. */
export const local = (probes: readonly SearchProbe[]) =>
  references(probes)
    .filter(isLocal)
    .map(({ reference }) => {
      const [type = '', id = ''] = reference.split('/');
      return { type, id, reference };
    });
