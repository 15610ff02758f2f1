import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Fault, Variant } from './define.ts';

/** The faults, variants and controls that come with the suite. */
export const builtInFaults = fileURLToPath(new URL('.', import.meta.url));

const notAFault = /\.(?:d|test|spec)\.ts$/;

/**
 * Every fault and variant below a folder: the default exports of its `.ts` and `.mjs` files that are one, by id.
 * @throws {Error} if the folder cannot be read, a file cannot be loaded, or two of them share an id
 */
export async function loadFaults(folder: string): Promise<(Fault | Variant)[]> {
  const found = new Map<string, { fault: Fault | Variant; file: string }>();
  for (const file of await faultFiles(folder)) {
    const fault = await defaultExport(file);
    if (!isFault(fault)) continue;
    const other = found.get(fault.id);
    if (other) throw new Error(`fault '${fault.id}' is in both ${other.file} and ${file}`);
    found.set(fault.id, { fault, file });
  }
  return [...found.values()]
    .map(({ fault }) => fault)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

async function faultFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      throw new Error(`cannot read the folder of faults ${folder}: ${error.code ?? error.message}`);
    },
  );
  return entries
    .filter((entry) => entry.isFile() && /\.(?:ts|mjs)$/.test(entry.name))
    .filter((entry) => !notAFault.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !file.includes('node_modules'))
    .sort();
}

async function defaultExport(file: string): Promise<unknown> {
  try {
    const module = (await import(pathToFileURL(file).href)) as { default?: unknown };
    return module.default;
  } catch (error) {
    throw new Error(`cannot load the fault in ${file}: ${(error as Error).message}`);
  }
}

function isFault(value: unknown): value is Fault | Variant {
  if (typeof value !== 'object' || value === null) return false;
  const { id, breaks } = value as Partial<Fault>;
  return typeof id === 'string' && typeof breaks === 'string';
}
