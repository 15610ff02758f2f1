import type { Resource } from '../../spec/index.ts';

/** The Study Instance UID by which a study made here is told from any other. */
export function uidOf(study: Resource): string {
  return (study.identifier as { value?: string }[] | undefined)?.[0]?.value ?? '';
}
