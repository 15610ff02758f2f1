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

/** The group whose mark a resource carries, by tag or identifier. */
export function groupMarkOf({ meta, identifier }: Resource): string | undefined {
  const marks = [listOf(meta?.tag), listOf(identifier)].flat();
  const own = marks.find(({ system }) => system === GROUP_SYSTEM);
  const mark = own?.code ?? own?.value;
  return typeof mark === 'string' ? mark : undefined;
}

function listOf(value: unknown): { system?: unknown; code?: unknown; value?: unknown }[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'object' && one !== null) : [];
}
