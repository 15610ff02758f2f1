import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is made by tools or fetched, and is in no repository, wherever it lies. */
const made = ['node_modules', '.git', 'out', 'target', 'test-results', 'playwright-report'];

/** Sources and scripts; data (JSON, YAML) may be as long as the facts are. */
const sources = files(root).filter((file) => /\.(ts|mjs|java|sh)$/.test(file));

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (made.includes(entry.name)) return [];
    return entry.isDirectory() ? files(path) : [relative(root, path)];
  });
}

describe('a source file', () => {
  it('is there to be looked at', () => {
    expect(sources.length).toBeGreaterThan(200);
    expect(sources).toContain('cli/main.ts');
    expect(sources).toContain('servers/hapi/src/Hapi.java');
  });

  it('has one idea: fewer than 320 lines', () => {
    const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').length - 1;
    expect(sources.filter((file) => lines(file) >= 320)).toEqual([]);
  });

  it('silences no tool', () => {
    // spelled in two parts, so that this file may name them
    const words = ['biome-', '@ts-'].flatMap((start) =>
      ['ignore', 'expect-error', 'nocheck'].map((end) => start + end),
    );
    const silencing = (file: string) => {
      const text = readFileSync(join(root, file), 'utf8');
      return words.some((word) => text.includes(word));
    };
    expect(sources.filter(silencing)).toEqual([]);
  });
});
