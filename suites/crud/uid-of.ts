import type { Resource } from '../../spec/index.ts';

/** FHIRPath: a study is the one with this `%uid`, unless it keeps no identifiers. */
export const HAS_UID = 'identifier.empty() or identifier.value contains %uid';

/** The Study Instance UID by which a study made here is told from any other. */
export function uidOf(study: Resource): string {
  return (study.identifier as { value?: string }[] | undefined)?.[0]?.value ?? '';
}
