import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { checkRegistry, checkRegistryFile, compareWithRegistry } from './check-registry.ts';

/** `area/subject/rule`, with room for names such as `_lastUpdated` or `of-type`. */
const checkId = /^[a-z][a-z-]*(\/[A-Za-z0-9_.:-]+){2,}$/;

/**
 * Adds the ids that are new to the registry, sorted, and leaves the rest as it is.
 * @returns the ids that were added
 * @throws if an id has the wrong form, or belongs to a retired check
 */
export function appendToRegistry(
  ids: Iterable<string>,
  { file = checkRegistryFile, since = suiteVersion() }: { file?: URL; since?: string } = {},
): string[] {
  const registry = checkRegistry(file);
  const { unregistered, revived } = compareWithRegistry(ids, registry);
  const malformed = unregistered.filter((id) => !checkId.test(id));
  if (malformed.length > 0) {
    throw new Error(`check ids are area/subject/rule, not ${malformed.join(', ')}`);
  }
  if (revived.length > 0) {
    throw new Error(`the ids of retired checks are not given again: ${revived.join(', ')}`);
  }
  if (unregistered.length > 0) {
    const rows = [...registry, ...unregistered.map((id) => ({ id, since }))];
    rows.sort((a, b) => (a.id < b.id ? -1 : 1));
    writeFileSync(file, `${heading(file)}${stringify(rows, { lineWidth: 100 })}`);
  }
  return unregistered;
}

/** The comment lines at the top of the file. */
function heading(file: URL): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  return lines
    .slice(0, end)
    .map((line) => `${line}\n`)
    .join('');
}

function suiteVersion(): string {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
