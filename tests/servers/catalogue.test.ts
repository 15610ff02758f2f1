import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requirements } from '../../requirements/index.ts';
import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import { isVariant } from '../../servers/faulty/define.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faults-'));
});
afterEach(() => rm(folder, { recursive: true }));

const source = (id: string) =>
  `export default { id: '${id}', chapter: 'crud', breaks: 'x', requirements: [] };`;

describe('loadFaults', () => {
  it('finds what files below a folder export', async () => {
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'deep', 'b.mjs'), source('b'));
    await writeFile(join(folder, 'a.ts'), source('a'));
    await writeFile(join(folder, 'helper.mjs'), 'export const helper = 1;');
    await writeFile(join(folder, 'readme.md'), 'no code');
    expect((await loadFaults(folder)).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('refuses an id that is there twice', async () => {
    await writeFile(join(folder, 'one.mjs'), source('same'));
    await writeFile(join(folder, 'two.mjs'), source('same'));
    await expect(loadFaults(folder)).rejects.toThrow(/'same' is in both .*one\.mjs and .*two\.mjs/);
  });

  it('says which file cannot be loaded, and that a folder is missing', async () => {
    await writeFile(join(folder, 'broken.mjs'), 'export default {');
    await expect(loadFaults(folder)).rejects.toThrow(/cannot load the fault in .*broken\.mjs/);
    await expect(loadFaults(join(folder, 'none'))).rejects.toThrow(/ENOENT/);
  });
});

describe('the built-in faults', () => {
  it('cite requirements that exist', async () => {
    const known = new Set(requirements().map(({ id }) => id));
    const cited = (await loadFaults(builtInFaults)).flatMap((fault) =>
      fault.requirements.map((id) => ({ fault: fault.id, id })),
    );
    expect(cited.length).toBeGreaterThan(0);
    expect(cited.filter(({ id }) => !known.has(id))).toEqual([]);
  });

  it('cite at least one, controls none', async () => {
    for (const { id, chapter, requirements: cited } of await loadFaults(builtInFaults)) {
      expect(cited.length > 0, id).toBe(chapter !== 'control');
    }
  });

  it('are both faults and variants, and have both controls', async () => {
    const all = await loadFaults(builtInFaults);
    expect(all.some(isVariant)).toBe(true);
    expect(all.filter((fault) => fault.chapter === 'control').map(({ id }) => id)).toEqual([
      'control-all',
      'control-none',
    ]);
  });
});
