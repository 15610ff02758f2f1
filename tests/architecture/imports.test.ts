import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cruise, rooms, rulesOf } from './rooms.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const table = rooms();
const rules = rulesOf(table);

/** Folders that hold no room: settings of tools, texts, measurements. */
const noRooms = ['docs', 'node_modules', 'test-results', 'playwright-report', 'benchmarks'];

describe('the table of rooms in ARCHITECTURE.md', () => {
  it('has a line for each folder and no other', () => {
    const folders = readdirSync(root, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .filter((name) => !noRooms.includes(name));
    expect([...table.keys()].sort()).toEqual(folders.sort());
  });

  it('names rooms only', () => {
    for (const imports of table.values()) {
      for (const room of imports) expect([...table.keys()]).toContain(room);
    }
  });

  it('has no cycle: of two rooms at most one may import the other', () => {
    const everything = table.size;
    const reaches = (from: string, seen = new Set<string>()): Set<string> => {
      for (const next of table.get(from) ?? []) {
        if (next === from || seen.has(next)) continue;
        seen.add(next);
        reaches(next, seen);
      }
      return seen;
    };
    // cli and tests may import everything, and nothing imports them
    const bound = [...table].filter(([, imports]) => imports.length < everything);
    expect(bound.length).toBe(table.size - 2);
    for (const [room] of bound) expect([...reaches(room)]).not.toContain(room);
  });

  it('keeps the servers apart from what judges them', () => {
    expect(table.get('servers')).toEqual(['spec']);
    expect(table.get('oracles')).toEqual(['spec']);
  });
});

describe('the import rule', () => {
  let found: Awaited<ReturnType<typeof cruise>>;

  beforeAll(async () => {
    found = await cruise(root, rules, [...table.keys()]);
  });

  it('is held by every module', () => {
    expect(found.violations).toEqual([]);
  });

  it('was tried on the whole project', () => {
    expect(found.modules.length).toBeGreaterThan(100);
    for (const room of table.keys()) {
      expect(found.modules.some(({ source }) => source.startsWith(`${room}/`))).toBe(true);
    }
    expect(found.modules.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(400);
  });

  it('lets no room import a file outside the rooms', () => {
    const within = new RegExp(`^(${[...table.keys()].join('|')})/`);
    const strays = found.modules
      .filter(({ source }) => within.test(source) && !source.startsWith('tests/'))
      .flatMap(({ source, dependencies }) =>
        dependencies
          .filter(({ module, resolved }) => module.startsWith('.') && !within.test(resolved))
          .map(({ resolved }) => `${source} → ${resolved}`),
      );
    expect(strays).toEqual([]);
  });
});

describe('a planted violation', () => {
  const folders: string[] = [];

  afterEach(() => {
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  });

  /** Cruises a project of two files, `from` with the line given. */
  async function planted(from: string, line: string) {
    const folder = mkdtempSync(join(tmpdir(), 'lightbox-rooms-'));
    folders.push(folder);
    for (const [file, text] of [
      [from, line],
      ['suites/told.ts', 'export interface Told { id: string }\nexport const told = 1;\n'],
      ['spec/fact.ts', 'export const fact = 1;\n'],
    ] as const) {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(
        join(folder, file),
        `${line === text ? `${text}\nexport const x = 1;` : text}\n`,
      );
    }
    const present = [...table.keys()].filter((room) => existsSync(join(folder, room)));
    return (await cruise(folder, rules, present)).violations;
  }

  it.each([
    ['oracles/peeks.ts', "import { told } from '../suites/told.ts';\nexport const a = told;", 1],
    [
      'oracles/types.ts',
      "import type { Told } from '../suites/told.ts';\nexport type A = Told;",
      1,
    ],
    ['servers/late.ts', "export const a = () => import('../suites/told.ts');", 1],
    ['reports/again.ts', "export { told } from '../suites/told.ts';", 1],
    ['oracles/right.ts', "import { fact } from '../spec/fact.ts';\nexport const a = fact;", 0],
    ['cli/right.ts', "import { told } from '../suites/told.ts';\nexport const a = told;", 0],
  ])('%s', async (from, line, count) => {
    expect(await planted(from, line)).toHaveLength(count);
  });
});
