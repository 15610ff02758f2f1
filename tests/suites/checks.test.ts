import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkRegistry, compareWithRegistry } from '../../requirements/check-registry.ts';
import { requirement, requirements } from '../../requirements/index.ts';
import { commonSearchParameters, searchParametersOf } from '../../spec/index.ts';
import { checks } from '../../suites/index.ts';

/** The checks that break a rule, by id: a list of them says more than the first alone. */
const offending = (isWrong: (check: (typeof checks)[number]) => boolean) =>
  checks.filter(isWrong).map(({ id }) => id);

describe('the checks', () => {
  it('are there', () => {
    expect(checks.length).toBeGreaterThan(500);
  });

  it('have an id of their own', () => {
    const ids = checks.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('have an id of the form area/subject/rule', () => {
    const form = /^[a-z][a-z-]*\/[A-Za-z_][A-Za-z0-9_-]*\/[A-Za-z0-9_.-]+$/;
    expect(offending(({ id }) => !form.test(id))).toEqual([]);
  });

  it('belong to the chapter that is their folder and the start of their id', () => {
    const folder = (chapter: string) => new URL(`../../suites/${chapter}/`, import.meta.url);
    for (const chapter of new Set(checks.map((check) => check.chapter))) {
      expect(existsSync(folder(chapter))).toBe(true);
      expect(readdirSync(folder(chapter))).toContain(`${chapter}.spec.ts`);
    }
    expect(offending(({ id, chapter }) => !id.startsWith(`${chapter}/`))).toEqual([]);
  });

  it('state their rule in one sentence', () => {
    // it may begin with the name of an element or operation, such as meta.lastUpdated or $validate
    const sentence = /^([A-Z]|\$[a-z]|[a-z]+\.[a-z])[^\n]*[^.\s]\.$/;
    expect(offending(({ rule }) => !sentence.test(rule))).toEqual([]);
    // a full stop within is part of a name or number, or of a URL
    expect(offending(({ rule }) => /[a-z)]\. [A-Z]/.test(rule))).toEqual([]);
  });

  it('state what is so, not what ought to be or what is tested', () => {
    expect(offending(({ rule }) => /\b(should|tests? (that|if|whether))\b/i.test(rule))).toEqual(
      [],
    );
  });

  it('state a rule that no other check states', () => {
    const seen = new Map<string, string>();
    const twice: string[] = [];
    for (const { id, rule } of checks) {
      const other = seen.get(rule);
      if (other !== undefined) twice.push(`${other} = ${id}`);
      seen.set(rule, id);
    }
    expect(twice).toEqual([]);
  });

  it('cite requirements of the catalogue', () => {
    const known = new Set(requirements().map(({ id }) => id));
    expect(offending(({ requirements: cited }) => cited.length === 0)).toEqual([]);
    expect(offending(({ requirements: cited }) => !cited.every((id) => known.has(id)))).toEqual([]);
  });

  it('are a SHALL only where R4 says so', () => {
    const strict = (id: string) => requirement(id).level.startsWith('SHALL');
    expect(
      offending(({ level, requirements: cited }) => level === 'SHALL' && !cited.some(strict)),
    ).toEqual([]);
  });

  it('name parameters that R4 has', () => {
    const known = new Set(
      [...searchParametersOf('ImagingStudy'), ...commonSearchParameters()].map(({ code }) => code),
    );
    expect(
      offending(({ parameter, needs }) => {
        const named = [...(needs.parameters ?? []), ...(parameter ? [parameter] : [])];
        return !named.every((code) => known.has(code));
      }),
    ).toEqual([]);
  });

  it('look at each of the 17 search parameters', () => {
    const codes = searchParametersOf('ImagingStudy').map(({ code }) => code);
    expect(codes).toHaveLength(17);
    const looked = new Set(checks.map(({ parameter }) => parameter));
    expect(codes.filter((code) => !looked.has(code))).toEqual([]);
  });
});

describe('the registry of check ids', () => {
  const registry = checkRegistry();

  it('knows every check, and no id has vanished: npx lightbox checks --register adds new ones', () => {
    expect(compareWithRegistry(checks.map(({ id }) => id))).toEqual({
      vanished: [],
      unregistered: [],
      revived: [],
    });
  });

  it('is sorted, each id once', () => {
    const ids = registry.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('says since when, and why a retired id is gone', () => {
    for (const { since, retired } of registry) {
      expect(since).toMatch(/^\d+\.\d+\.\d+$/);
      if (retired !== undefined) expect(retired).toMatch(/^\S.{10,}/);
    }
  });
});
