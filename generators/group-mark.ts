import type { Resource } from '../spec/index.ts';

/** System of the tag and of the identifier by which searches are narrowed to a part of a run. */
export const GROUP_SYSTEM = 'urn:fhir-lightbox:group';

/**
 * The study with the mark of a group: the dataset, or what one check makes. Searches narrowed to a
 * group see nothing of another, so checks may run side by side.
 */
export function markGroup<T extends Resource>(study: T, group: string): T {
  const tag = [...(study.meta?.tag ?? []), { system: GROUP_SYSTEM, code: group }];
  const identifier = [
    ...((study.identifier as object[] | undefined) ?? []),
    { system: GROUP_SYSTEM, value: group },
  ];
  return { ...study, meta: { ...study.meta, tag }, identifier };
}
