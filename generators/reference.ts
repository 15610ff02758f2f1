import type { Reference } from './content.ts';

/** A reference by identifier alone (references.html#logical): valid on any server. */
export function logicalReference(type: string, key: string): Reference {
  return {
    type,
    identifier: { system: `http://a.example/ids/${type}`, value: `${key}-${type.toLowerCase()}` },
    display: `${type} of ${key}`,
  };
}
