import { describe, expect, it } from 'vitest';
import { choices, scenariosFor } from '../../generators/scenarios-by-site.ts';
import { studies } from '../../generators/studies.ts';
import { EDGES, validStudy } from '../../generators/study.ts';
import { UID_PATTERN } from '../../generators/uid.ts';
import { createValidator } from '../../oracles/validator/index.ts';
import { validate } from '../../servers/reference/validate.ts';
import { modalities, studyProperties } from '../../spec/imaging-study.ts';
import { elementsOf, primitivePatterns, type Resource } from '../../spec/index.ts';
import { survey } from './structure.ts';

const validator = createValidator();

/** What three judges that were written apart have against a study. */
function problems(study: Resource): string[] {
  const { outcome } = validator.validateText(JSON.stringify(study));
  const errors = outcome.issue.filter(({ severity }) => severity === 'error');
  return [
    ...survey(study).problems.map((problem) => `tables: ${problem}`),
    ...validate(study).map((issue) => `server: ${JSON.stringify(issue)}`),
    ...errors.map(({ details }) => `validator: ${details.text}`),
  ];
}

function taken<T>(all: Generator<T>, count: number): T[] {
  return Array.from({ length: count }, () => all.next().value as T);
}

/** ImagingStudy and every type that something in it may have, extensions included. */
function types(type = 'ImagingStudy', found = new Set<string>()): Set<string> {
  found.add(type);
  for (const { code } of elementsOf(type).flatMap((element) => element.types)) {
    const skipped = code in primitivePatterns() || ABSTRACT.has(code) || found.has(code);
    if (!skipped) types(code, found);
  }
  return found;
}

const ABSTRACT = new Set(['Resource', 'BackboneElement', 'Element']);

describe('a study of density everything', () => {
  const study = validStudy({ seed: 1, key: 'a', density: 'everything' });
  const { paths } = survey(study);

  it('has every element of ImagingStudy, ids and extensions included', () => {
    const wanted = elementsOf('ImagingStudy').map(({ path }) => path);
    expect(wanted.length).toBe(56);
    expect(wanted.filter((path) => !paths.has(path))).toEqual([]);
    expect(studyProperties().filter((name) => !(name in study))).toEqual([]);
  });

  it('has every element of every datatype below it, those that only extensions bring included', () => {
    const all = [...types()];
    expect(all.length).toBeGreaterThan(30);
    const wanted = all.flatMap((type) => elementsOf(type).map(({ path }) => path));
    const missing = wanted.filter((path) => !paths.has(path));
    expect(missing).toEqual([]);
  });

  it('has each type that an extension, a note or a bound may have', () => {
    const text = JSON.stringify(study);
    const choices = [...types()].flatMap((type) =>
      elementsOf(type).filter(({ path }) => path.endsWith('[x]')),
    );
    const names = choices.flatMap(({ path, types }) =>
      types.map(({ code }) => {
        const name = path.split('.').at(-1)?.replace('[x]', '');
        return `${name}${code[0]?.toUpperCase()}${code.slice(1)}`;
      }),
    );
    expect(names.filter((name) => !text.includes(`"${name}":`))).toEqual([]);
  });

  it('is valid for every seed, modality and body site', () => {
    for (let seed = 0; seed < 15; seed++) {
      expect(problems(validStudy({ seed, key: 'b', density: 'everything' }))).toEqual([]);
    }
    for (const modality of choices().modalities) {
      const one = validStudy({ seed: 1, key: 'c', density: 'everything', modality });
      expect(problems(one)).toEqual([]);
      expect(one.series?.[0]?.modality.code).toBe(modality);
    }
  });
});

describe('a body site', () => {
  it('is had by every series, with a procedure and reason of the same modality', () => {
    for (const bodySite of choices().bodySites.keys()) {
      const study = validStudy({ seed: 1, key: 'd', bodySite, series: 2 });
      expect(problems(study)).toEqual([]);
      expect(study.series?.map((series) => series.bodySite?.code)).toEqual([bodySite, bodySite]);
    }
  });

  it('may be each one that the vocabulary has', () => {
    const known = new Set(modalities.flatMap((one) => one.bodySites.map(({ code }) => code)));
    expect([...known].filter((code) => !choices().bodySites.has(code))).toEqual([]);
  });

  it('belongs to the modality, and has a laterality only if it is paired', () => {
    const paired = new Map(
      modalities.flatMap((one) => one.bodySites.map((site) => [site.code, site.paired] as const)),
    );
    for (const site of choices().bodySites.keys()) {
      for (const { bodySite, laterality } of scenariosFor(undefined, site)) {
        if (laterality) expect([bodySite.display, paired.get(bodySite.code)]).toContain(true);
      }
    }
    expect(() => validStudy({ seed: 1, key: 'e', modality: 'CT', bodySite: '81745001' })).toThrow(
      /CT.*81745001/,
    );
  });
});

describe('edge values', () => {
  it.each([...EDGES])('%s (%s): the study is valid, and is not what it was', (edge) => {
    for (const density of ['minimal', 'typical', 'full', 'everything'] as const) {
      const options = { seed: 1, key: 'f', density, series: 2 };
      const study = validStudy({ ...options, edges: [edge] });
      expect(problems(study)).toEqual([]);
      if (density === 'typical') expect(study).not.toEqual(validStudy(options));
    }
  });

  it('go together, two by two', () => {
    const names = [...EDGES.keys()];
    const pairs = names.flatMap((one) => names.map((other) => [one, other] as const));
    const amiss = pairs.flatMap((edges) => {
      const study = validStudy({ seed: 1, key: 'h', density: 'full', edges });
      return problems(study).map((problem) => `${edges.join(' and ')}: ${problem}`);
    });
    expect(pairs.length).toBeGreaterThan(200);
    expect(amiss).toEqual([]);
  });

  it('reach the limits that R4 sets', () => {
    const text = [...EDGES.keys()]
      .map((edge) => JSON.stringify(validStudy({ seed: 1, key: 'g', edges: [edge] })))
      .join('\n');
    expect(text).toContain('"numberOfSeries":2147483647');
    expect(text).toContain('"numberOfSeries":0');
    expect(text).toContain(':60Z"');
    expect(text).toContain('+14:00"');
    expect(text).toMatch(/"uid":"[^"]{64}"/);
  });
});

describe('studies', () => {
  const sample = taken(studies({ seed: 3 }), 300);

  it('are the same for the same seed, however many are taken', () => {
    expect(taken(studies({ seed: 3 }), 40)).toEqual(sample.slice(0, 40));
    expect(taken(studies({ seed: 4 }), 1)).not.toEqual(sample.slice(0, 1));
  });

  it('are valid, sparse and dense and at the edges', () => {
    expect(sample.flatMap(problems)).toEqual([]);
    const sizes = sample.map((study) => Object.keys(study).length);
    expect(Math.min(...sizes)).toBeLessThan(6);
    expect(Math.max(...sizes)).toBeGreaterThan(27);
    expect(sample.some((study) => study.numberOfSeries === 0)).toBe(true);
  });

  it('have ids and UIDs of their own', () => {
    const uids = sample.flatMap(({ identifier = [], series = [] }) => [
      ...identifier.filter(({ system }) => system === 'urn:dicom:uid').map(({ value }) => value),
      ...series.flatMap((one) => [one.uid, ...(one.instance ?? []).map(({ uid }) => uid)]),
    ]);
    expect(new Set(uids).size).toBe(uids.length);
    for (const uid of uids) expect(uid?.replace('urn:oid:', '')).toMatch(UID_PATTERN);
    expect(new Set(sample.map(({ id }) => id)).size).toBe(sample.length);
  });

  it('keep what is asked for', () => {
    const asked = studies({ seed: 5, modality: 'US', series: 3, instances: 4 });
    for (const study of taken(asked, 40)) {
      expect(study.series?.map((one) => one.instance?.length)).toEqual([4, 4, 4]);
      expect(study.series?.[0]?.modality.code).toBe('US');
    }
  });
});
