import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  countDefects,
  type Defect,
  defects,
  mixedDefects,
} from '../../generators/defects/index.ts';
import { markBroken } from '../../generators/defects/marks.ts';
import { BROKEN } from '../../generators/defects/rules/broken-invariants.ts';
import { NOT_OF_TYPE } from '../../generators/defects/rules/primitive.ts';
import { validate } from '../../servers/reference/validate.ts';
import {
  type ElementDefinition,
  elementsOf,
  primitivePatterns,
  type Resource,
  valueSet,
} from '../../spec/index.ts';
import { amiss, errorsOf } from './amiss.ts';
import { survey } from './structure.ts';

const all = [...defects(1)];

const bytes = (list: Iterable<Defect>) =>
  createHash('sha256')
    .update(JSON.stringify([...list]))
    .digest('hex');

describe('defects', () => {
  it('are the same bytes for the same seed, and the same defects in other studies for another', () => {
    expect(bytes(defects(1))).toBe(bytes(all));
    const others = [...defects(2)];
    expect(bytes(others)).not.toBe(bytes(all));
    expect(others.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it('are the same ones in studies that carry marks', () => {
    const marks = [{ system: 'urn:mark', code: 'one' }];
    const marked = [...defects(1, 0, (study) => markBroken(study, marks))];
    expect(marked.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    const bare = marked.filter(({ text }) => !text.includes('urn:mark'));
    expect(bare.map(({ id }) => id)).toEqual([
      'not-json/ImagingStudy/nothing',
      'not-json/ImagingStudy/xml',
      'not-json/ImagingStudy/words',
      'not-json/ImagingStudy/no-object-but-number',
      'not-json/ImagingStudy/no-object-but-null',
    ]);
    expect(marked.filter((_, i) => i % 5 === 0).flatMap(amiss)).toEqual([]);
    const closest = marked.filter(({ path }) => /^ImagingStudy\.(meta|identifier)$/.test(path));
    expect(closest.flatMap(amiss)).toEqual([]);
  });

  it('have ids of their own, and each a text that is not that of its valid study', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ text, valid }) => text === JSON.stringify(valid))).toEqual([]);
  });

  it('come from valid studies, by three judges that were written apart', () => {
    const studies = new Set(all.map(({ valid }) => valid));
    expect(studies.size).toBeGreaterThan(100);
    for (const study of studies) {
      expect(errorsOf(JSON.stringify(study))).toEqual([]);
      expect(survey(study).problems).toEqual([]);
      expect(validate(study as Resource)).toEqual([]);
    }
  });

  it('are refused, each for its own rule at its own place and for nothing else', () => {
    expect(all.flatMap(amiss)).toEqual([]);
  });

  it('are found by their structure in other seeds, too', () => {
    const sample = [...defects(20)].filter((_, i) => i % 7 === 0);
    expect(sample.flatMap(amiss)).toEqual([]);
  });
});

interface Element {
  path: string;
  definition: ElementDefinition;
}

/** The elements of ImagingStudy, as its StructureDefinition has them. */
const elements: Element[] = elementsOf('ImagingStudy')
  .slice(1)
  .map((definition) => ({ path: definition.path, definition }));

const at = (path: string) => all.filter((one) => one.path === path).map(({ rule }) => rule);

describe('every element of ImagingStudy', () => {
  it.each(elements.map((one) => [one.path, one.definition] as const))(
    '%s is broken by each rule that it has',
    (path, { min, max, types, binding, invariants = [] }) => {
      const [{ code = '' } = {}, ...others] = types;
      expect(others).toEqual([]);
      const rules = new Set(at(path));
      const wanted = ['json-type', 'null'];
      if (min > 0) wanted.push('missing');
      if (max === 1) wanted.push('too-many');
      if ((NOT_OF_TYPE[code] ?? []).length > 0 && binding?.strength !== 'required') {
        wanted.push('primitive');
      }
      const strings = primitivePatterns()[code] && !['boolean', 'unsignedInt'].includes(code);
      if (strings || !(code in primitivePatterns()) || max === '*') wanted.push('empty');
      if (binding?.strength === 'required' || (binding?.maxValueSet && code === 'code')) {
        wanted.push('binding');
      }
      if (code === 'Reference') wanted.push('reference-target', 'reference', 'ref-1');
      if (!(code in primitivePatterns())) wanted.push('unknown-property');
      // Of objects that must have more, an empty one breaks more than ele-1.
      const keys = invariants.map(({ key }) => key).filter((key) => key !== 'ele-1');
      expect([...wanted, ...keys].filter((rule) => !found(path, rules).has(rule))).toEqual([]);
    },
  );

  it('has an id-alone form that breaks ele-1 wherever nothing else would break', () => {
    expect(all.filter(({ rule }) => rule === 'ele-1').length).toBeGreaterThan(300);
    for (const path of ['ImagingStudy.status', 'ImagingStudy.series.bodySite']) {
      expect(at(path)).toContain('ele-1');
    }
  });
});

/** An unknown property has a path of its own, below the element. */
function found(path: string, rules: Set<string>): Set<string> {
  const below = all.some(
    (one) => one.rule === 'unknown-property' && one.path.startsWith(`${path}.`),
  );
  return new Set([...rules, ...(below ? ['unknown-property'] : [])]);
}

describe('the invariants', () => {
  /** All that hold for a type or for something in it. */
  function keysBelow(type: string, keys = new Set<string>(), seen = new Set<string>()) {
    seen.add(type);
    for (const { types, invariants = [] } of elementsOf(type)) {
      for (const { key, severity } of invariants) if (severity === 'error') keys.add(key);
      for (const { code } of types) {
        const skipped = code in primitivePatterns() || code === 'Resource' || seen.has(code);
        if (!skipped) keysBelow(code, keys, seen);
      }
    }
    return keys;
  }
  const keys = [...keysBelow('ImagingStudy')];

  it('that hold somewhere in a study are more than thirty, and each is broken', () => {
    expect(keys.length).toBeGreaterThan(30);
    const broken = new Set(all.map(({ rule }) => rule));
    expect(keys.filter((key) => !broken.has(key))).toEqual([]);
  });

  it('are broken in each way that there is', () => {
    const ids = new Set(all.map(({ rule, id }) => `${rule} ${id.split('/').at(-1)}`));
    const ways = Object.entries(BROKEN).flatMap(([key, forms]) =>
      Object.keys(forms).map((variant) => `${key} ${variant}`),
    );
    expect(ways.filter((way) => !ids.has(way))).toEqual([]);
  });
});

describe('the values that are none of a primitive type', () => {
  /** What the published patterns let through, and the text of datatypes.html#primitive does not. */
  const BY_TEXT = new Set([
    'code line-break',
    'markdown control-character',
    'date no-such-day',
    'dateTime no-such-day',
    'instant no-such-day',
    'integer too-great',
    'integer too-small',
    'positiveInt too-great',
    'unsignedInt too-great',
  ]);

  it('are refused by the pattern, or by the text where that says more', () => {
    const through = Object.entries(NOT_OF_TYPE).flatMap(([type, values]) => {
      const pattern = new RegExp(`^(?:${primitivePatterns()[type]})$`, 'u');
      return values.filter(([, value]) => pattern.test(String(value))).map(([v]) => `${type} ${v}`);
    });
    expect(new Set(through)).toEqual(BY_TEXT);
  });

  it('are there for every primitive type that has values of more than one form', () => {
    const free = ['boolean', 'string', 'decimal', 'xhtml'];
    const types = Object.keys(primitivePatterns()).filter((type) => !free.includes(type));
    expect(types.filter((type) => (NOT_OF_TYPE[type] ?? []).length === 0)).toEqual([]);
  });
});

describe('a broken binding', () => {
  it('has a code that is in no embedded value set of its element', () => {
    const status = all.filter(({ rule, path }) => rule === 'binding' && path.endsWith('y.status'));
    const allowed = valueSet('http://hl7.org/fhir/ValueSet/imagingstudy-status') ?? [];
    const codes = status.map(({ text }) => (JSON.parse(text) as { status: string }).status);
    expect(codes).toHaveLength(2);
    expect(allowed.filter(({ code }) => codes.includes(code))).toEqual([]);
  });
});

describe('what a server may be held to', () => {
  const obliged = (rule: string) =>
    new Set(all.filter((one) => one.rule === rule).map(({ obliges }) => obliges));

  it('is SHALL for what nobody can read, SHOULD for a constraint, MAY for what may be ignored', () => {
    const unreadable = ['nothing', 'half-of-it', 'one-brace-short', 'words'];
    for (const variant of unreadable) {
      expect(all.find(({ id }) => id === `not-json/ImagingStudy/${variant}`)?.obliges).toBe(
        'SHALL',
      );
    }
    // Parsers may accept what is no JSON (RFC 8259 section 9).
    expect(all.find(({ id }) => id.endsWith('/trailing-comma'))?.obliges).toBe('SHOULD');
    for (const rule of ['missing', 'too-many', 'json-type', 'empty', 'null', 'per-1', 'binding']) {
      expect(obliged(rule)).toEqual(new Set(['SHOULD']));
    }
    for (const rule of ['unknown-property', 'duplicate-key', 'byte-order-mark', 'number-form']) {
      expect(obliged(rule)).toEqual(new Set(['MAY']));
    }
  });
});

describe('counts', () => {
  it('agree with the defects, by rule and by element', () => {
    const { total, byRule, byPath } = countDefects(1);
    const sum = (counts: Map<string, number>) => [...counts.values()].reduce((a, b) => a + b, 0);
    expect(total).toBe(all.length);
    expect([sum(byRule), sum(byPath)]).toEqual([total, total]);
    expect(byRule.get('missing')).toBe(all.filter(({ rule }) => rule === 'missing').length);
  });

  it('are those of the table in the README', () => {
    const readme = readFileSync(new URL('../../generators/README.md', import.meta.url), 'utf8');
    const table = [...readme.matchAll(/^\| `([^`]+)` \| ([\d,]+) \|/gm)].map(
      ([, rule = '', count = '']) => [rule, Number(count.replace(',', ''))] as const,
    );
    const { byRule } = countDefects(1);
    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(byRule));
  });
});

describe('mixed defects', () => {
  it('begin with a sample of many rules and elements, the same for a seed', () => {
    const first = take(mixedDefects(1), 400);
    expect(take(mixedDefects(1), 400).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
    expect(take(mixedDefects(2), 400).map(({ id }) => id)).not.toEqual(first.map(({ id }) => id));
    expect(new Set(first.map(({ rule }) => rule)).size).toBeGreaterThan(10);
    expect(first.some(({ path }) => path.startsWith('ImagingStudy.series'))).toBe(true);
  });

  it('go on in other studies when all are through', () => {
    const more = take(mixedDefects(1), all.length + 200);
    expect(new Set(more.map(({ id }) => id)).size).toBe(more.length);
    const [again] = more.slice(all.length);
    const same = more.find(({ id }) => `${id}/again-1` === again?.id);
    expect(same?.text).not.toBe(again?.text);
    expect(more.slice(all.length).flatMap(amiss)).toEqual([]);
  });
});

function take<T>(from: Generator<T>, count: number): T[] {
  return Array.from({ length: count }, () => from.next().value as T);
}
