import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkRegistry,
  compareWithRegistry,
  registeredCheckIds,
} from '../../requirements/check-registry.ts';
import { appendToRegistry } from '../../requirements/register.ts';

describe('the registry as it is', () => {
  it('is sorted, gives each id once and says since when', () => {
    const ids = registeredCheckIds();
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const row of checkRegistry()) expect(row.since).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('compareWithRegistry', () => {
  const registry = [
    { id: 'crud/create/location', since: '0.1.0' },
    { id: 'crud/create/status', since: '0.1.0' },
    { id: 'crud/read/old', since: '0.1.0', retired: 'two rules in one check' },
  ];

  it('finds nothing when checks and registry agree', () => {
    expect(compareWithRegistry(['crud/create/status', 'crud/create/location'], registry)).toEqual({
      vanished: [],
      unregistered: [],
      revived: [],
    });
  });

  it('tells ids that vanished, are new, or were retired', () => {
    expect(
      compareWithRegistry(['crud/create/location', 'crud/read/old', 'crud/read/new'], registry),
    ).toEqual({
      vanished: ['crud/create/status'],
      unregistered: ['crud/read/new'],
      revived: ['crud/read/old'],
    });
  });
});

describe('appendToRegistry', () => {
  let folder: string;
  let file: URL;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lightbox-registry-'));
    file = pathToFileURL(join(folder, 'check-ids.yaml'));
    writeFileSync(file, '# Heading.\n[]\n');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('adds new ids sorted, under the heading, and each only once', () => {
    const first = ['search/_lastUpdated/ge', 'crud/create/location'];
    expect(appendToRegistry(first, { file, since: '0.1.0' })).toEqual([...first].reverse());
    expect(appendToRegistry([...first, 'crud/read/id'], { file, since: '0.2.0' })).toEqual([
      'crud/read/id',
    ]);
    expect(checkRegistry(file)).toEqual([
      { id: 'crud/create/location', since: '0.1.0' },
      { id: 'crud/read/id', since: '0.2.0' },
      { id: 'search/_lastUpdated/ge', since: '0.1.0' },
    ]);
    expect(readFileSync(file, 'utf8')).toMatch(/^# Heading\.\n- id: crud\/create\/location\n/);
  });

  it('takes the version of the suite when none is given', () => {
    appendToRegistry(['crud/create/location'], { file });
    const manifest = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    ) as { version: string };
    expect(checkRegistry(file)[0]?.since).toBe(manifest.version);
  });

  it.each(['location', 'crud/location', 'Crud/create/location', 'crud/create/the location'])(
    'refuses %s as an id and writes nothing',
    (id) => {
      expect(() => appendToRegistry(['crud/read/id', id], { file })).toThrow(id);
      expect(checkRegistry(file)).toEqual([]);
    },
  );

  it('does not give the id of a retired check again', () => {
    writeFileSync(file, '- id: crud/read/old\n  since: 0.1.0\n  retired: split\n');
    expect(() => appendToRegistry(['crud/read/old'], { file })).toThrow(/retired.*crud\/read\/old/);
  });
});
