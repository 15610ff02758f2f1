import { describe, expect, it } from 'vitest';
import { carriesRunMark, markRun, RUN_SYSTEM } from '../../generators/run-mark.ts';

const study = {
  resourceType: 'ImagingStudy',
  meta: { tag: [{ code: 'other' }] },
  identifier: [{ value: '1' }],
};

describe('markRun', () => {
  it('adds a tag and an identifier beside those that are there', () => {
    const marked = markRun(study, 'r1');
    expect(marked.meta?.tag).toEqual([{ code: 'other' }, { system: RUN_SYSTEM, code: 'r1' }]);
    expect(marked.identifier).toEqual([{ value: '1' }, { system: RUN_SYSTEM, value: 'r1' }]);
  });

  it('leaves its argument alone and does not mark twice', () => {
    const copy = structuredClone(study);
    const marked = markRun(study, 'r1');
    expect(study).toEqual(copy);
    expect(markRun(marked, 'r1')).toEqual(marked);
  });

  it('gives no identifier to a type that has none', () => {
    expect(markRun({ resourceType: 'Provenance' }, 'r1')).not.toHaveProperty('identifier');
  });

  it('refuses run ids that cannot be part of a logical id', () => {
    expect(() => markRun(study, 'a_b')).toThrow(/a_b/);
  });
});

describe('carriesRunMark', () => {
  it('finds the mark in tag or identifier, of one run or of any', () => {
    const { meta, identifier } = markRun(study, 'r1');
    for (const part of [{ meta }, { identifier }]) {
      const resource = { resourceType: 'ImagingStudy', ...part };
      expect(carriesRunMark(resource)).toBe(true);
      expect(carriesRunMark(resource, 'r1')).toBe(true);
      expect(carriesRunMark(resource, 'r2')).toBe(false);
    }
  });

  it('takes no other tag or malformed content for a mark', () => {
    expect(carriesRunMark(study)).toBe(false);
    expect(carriesRunMark({ resourceType: 'X', identifier: 'text', meta: { tag: [] } })).toBe(
      false,
    );
    expect(
      carriesRunMark(
        { resourceType: 'X', identifier: [null, { system: 'other', value: 'r1' }] },
        'r1',
      ),
    ).toBe(false);
  });
});
