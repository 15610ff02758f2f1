import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import type { Fault, Variant } from '../../servers/faulty/define.ts';

export const controlNone = 'control-none';
export const controlAll = 'control-all';

/**
 * The faults and variants that come with the suite and those of the folders, by id; a later one takes the place of
 * an earlier one with its id.
 * @throws {Error} if a folder cannot be read, a file cannot be loaded, or a folder has an id twice
 */
export async function gatherFaults(
  folders: readonly string[],
): Promise<Map<string, Fault | Variant>> {
  const gathered = new Map<string, Fault | Variant>();
  for (const folder of [builtInFaults, ...folders]) {
    for (const fault of await loadFaults(folder)) {
      gathered.set(fault.id, { ...fault, requirements: fault.requirements ?? [] });
    }
  }
  return gathered;
}
