import type { Resource } from '../../spec/index.ts';

/** A tag and an identifier by which a study is found again. */
export type Mark = { system: string; code: string };

/**
 * The study with marks behind its own tags and identifiers, where these are not what is broken: what is empty, or
 * is no list, stays as it is. Where both are, only the id that the server gives tells the study.
 */
export function markBroken(study: Resource, marks: readonly Mark[]): Resource {
  const { identifier, meta } = study;
  const identifiers = marks.map(({ system, code }) => ({ system, value: code }));
  return {
    ...study,
    ...(isFree(identifier) && { identifier: [...(identifier ?? []), ...identifiers] }),
    ...(isFreeMeta(meta) && { meta: { ...meta, tag: [...(meta?.tag ?? []), ...marks] } }),
  };
}

function isFree(list: unknown): list is unknown[] | undefined {
  return list === undefined || (Array.isArray(list) && list.length > 0);
}

function isFreeMeta(meta: Resource['meta']): boolean {
  if (meta === undefined) return true;
  if (typeof meta !== 'object' || meta === null || Array.isArray(meta)) return false;
  const hasContent = Object.keys(meta).some((name) => name !== 'id');
  return hasContent && isFree(meta.tag);
}
