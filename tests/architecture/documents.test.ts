import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lightbox } from '../../cli/main.ts';
import { loadSettings } from '../../fixtures/settings.ts';
import { requirements, rulings } from '../../requirements/index.ts';
import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import { checks } from '../../suites/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'docs/run-it.md',
  'docs/read-a-failure.md',
  'docs/write-a-check.md',
];
const text = (file: string) => readFileSync(join(root, file), 'utf8');
const all = documents.map(text).join('\n');
const found = (pattern: RegExp) => [...new Set([...all.matchAll(pattern)].map((m) => `${m[1]}`))];

describe('the documents', () => {
  it.each(documents)('%s links to files that are there', (file) => {
    const links = [...text(file).matchAll(/\]\(([^)#:]+)\)/g)].map(([, link]) => `${link}`);
    const missing = links.filter((link) => !existsSync(join(root, dirname(file), link)));
    expect(missing).toEqual([]);
  });

  it('name commands that are there', () => {
    const known = lightbox().commands.map((command) => command.name());
    const named = found(/npx lightbox ([a-z]+)/g);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => !named.includes(name))).toEqual([]);
  });

  it('name options that their command has', () => {
    const uses = [...all.matchAll(/npx lightbox ([a-z]+)[^`\n#]*? (--[a-z]+)/g)];
    expect(uses.length).toBeGreaterThan(5);
    const unknown = uses.filter(([, name, option]) => {
      const command = lightbox().commands.find((one) => one.name() === name);
      return !command?.options.some(({ long }) => long === option);
    });
    expect(unknown.map(([use]) => use)).toEqual([]);
  });

  it('name checks, requirements and faults that are there', () => {
    const ids = checks.map(({ id }) => id);
    const explained = [...ids, ...[...requirements(), ...rulings()].map(({ id }) => id)];
    const greps = found(/--grep "([a-z]+\/[^" ]+) "/g);
    expect(greps.filter((id) => !ids.includes(id))).toEqual([]);
    const explains = found(/lightbox explain ([a-z][\w/-]*)/g);
    expect(explains.length).toBeGreaterThan(1);
    expect(explains.filter((id) => !explained.includes(id))).toEqual([]);
  });

  it('name faults that are there', async () => {
    const ids = (await loadFaults(builtInFaults)).map(({ id }) => id);
    const named = found(/--(?:fault|only) ([a-z-]+)/g).filter((id) => id !== 'id-of-your-fault');
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('tell every setting, and none that is not there', () => {
    let allowed = '';
    try {
      loadSettings({ LIGHTBOX_CONFIG: join(root, 'tests/architecture/unknown-setting.yaml') });
    } catch (error) {
      allowed = (error as Error).message;
    }
    const known = [...(allowed.split('allowed are ')[1]?.split(', ') ?? []), 'LIGHTBOX_CONFIG'];
    expect(known.length).toBeGreaterThan(10);
    const readme = text('README.md');
    expect(known.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
    const told = found(/\b((?:FHIR|LIGHTBOX)_[A-Z_]+)\b/g);
    expect(told.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('count as the catalogue does', () => {
    expect(all).toContain(`${requirements().length} normative statements`);
    expect(all).toContain(`${rulings().length} rulings`);
  });

  it('give each dependency a line, and no other', () => {
    const manifest = JSON.parse(text('package.json')) as Record<string, Record<string, string>>;
    const used = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const told = [...text('ARCHITECTURE.md').matchAll(/^\| `([^`/]+|@[^`]+)`(?: \(dev\))? \|/gm)];
    expect(told.map(([, name]) => name).sort()).toEqual(used.sort());
  });
});
