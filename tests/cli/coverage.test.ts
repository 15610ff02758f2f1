import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coverageTables } from '../../cli/coverage.ts';
import { studyProperties } from '../../spec/imaging-study.ts';
import { searchParametersOf } from '../../spec/index.ts';
import { checks } from '../../suites/index.ts';

const doc = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');

describe('the generated pages', () => {
  it.each(Object.entries(coverageTables))(
    'docs/%s is current (npx lightbox checks --tables writes it)',
    (name, text) => {
      expect(doc(name)).toBe(text());
    },
  );

  it('show each of the 17 parameters and each check of the search chapter', () => {
    const page = doc('search-matrix.md');
    for (const { code } of searchParametersOf('ImagingStudy'))
      expect(page).toContain(`\`${code}\``);
    const search = checks.filter(({ chapter }) => chapter === 'search');
    const marks = page.match(/✓/g)?.length ?? 0;
    const pairs = Number(/: (\d+) checks/.exec(page)?.[1]);
    const named = page.match(/^\| `search\//gm)?.length ?? 0;
    expect(marks + pairs + named).toBe(search.length);
  });

  it('show each of the 28 properties, and no check that is not there', () => {
    const page = doc('properties.md');
    const rows = [...page.matchAll(/^\| `(\w+)` /gm)].map(([, property]) => property);
    expect(rows).toEqual(studyProperties());
    expect(rows).toHaveLength(28);
    const ids = new Set(checks.map(({ id }) => id));
    const cited = [...page.matchAll(/`(crud\/[^`]+)`/g)].map(([, id]) => `${id}`);
    expect(cited.length).toBeGreaterThanOrEqual(28);
    expect(cited.filter((id) => !ids.has(id))).toEqual([]);
  });
});
