import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A check id that was given once and stays given. */
export interface RegisteredCheck {
  id: string;
  /** Version of the suite that first had it. */
  since: string;
  /** Why it is gone; absent as long as it is in use. */
  retired?: string;
}

/** How the checks at hand differ from the ids that were given. */
export interface RegistryComparison {
  /** Registered, not retired, and no longer among the checks. */
  vanished: string[];
  /** Among the checks and never registered. */
  unregistered: string[];
  /** Retired, and among the checks again. */
  revived: string[];
}

/** The registry file. */
export const checkRegistryFile = new URL('./check-ids.yaml', import.meta.url);

/** The rows of the registry, retired ones included; throws if the file is no list of rows. */
export function checkRegistry(file: URL = checkRegistryFile): RegisteredCheck[] {
  const rows: unknown = parse(readFileSync(file, 'utf8'));
  if (!Array.isArray(rows)) throw new Error(`${file.pathname} is no list of check ids`);
  return rows as RegisteredCheck[];
}

/** Every check id ever given, retired ones included. */
export function registeredCheckIds(): string[] {
  return checkRegistry().map(({ id }) => id);
}

/** Compares the ids of the checks at hand with the registry; all three lists empty means in order. */
export function compareWithRegistry(
  currentIds: Iterable<string>,
  registry: readonly RegisteredCheck[] = checkRegistry(),
): RegistryComparison {
  const current = new Set(currentIds);
  const given = new Map(registry.map((row) => [row.id, row]));
  return {
    vanished: registry
      .filter(({ id, retired }) => !retired && !current.has(id))
      .map(({ id }) => id),
    unregistered: [...current].filter((id) => !given.has(id)).sort(),
    revived: [...current].filter((id) => given.get(id)?.retired).sort(),
  };
}
