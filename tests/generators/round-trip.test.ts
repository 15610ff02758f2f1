import { describe, expect, it } from 'vitest';
import { EXTENSION_VALUES } from '../../generators/round-trip/extension-values.ts';
import { fullStudy, roundTripCases } from '../../generators/round-trip.ts';
import { elementsOf, primitivePatterns } from '../../spec/index.ts';
import { survey } from './structure.ts';

const cases = roundTripCases(1);

/** The datatypes that ImagingStudy uses, down to their parts, without those that only extensions bring. */
function datatypes(type: string, found = new Set<string>()): Set<string> {
  for (const { code } of elementsOf(type).flatMap((element) => element.types)) {
    const skipped = code in primitivePatterns() || found.has(code) || OPEN.has(code);
    if (skipped) continue;
    found.add(code);
    datatypes(code, found);
  }
  return found;
}

const OPEN = new Set(['Resource', 'Extension', 'BackboneElement', 'Element', '']);
const SERVER_SETS = ['ImagingStudy.id', 'Meta.versionId', 'Meta.lastUpdated'];
const MAY_BE_REFUSED = /modifierExtension$|implicitRules$/;

describe('fullStudy', () => {
  it('is valid and has every element that no server may refuse', () => {
    const { problems, paths } = survey(fullStudy(1));
    expect(problems).toEqual([]);
    const wanted = ['ImagingStudy', ...datatypes('ImagingStudy')]
      .flatMap((type) => elementsOf(type).map(({ path }) => path))
      .filter((path) => !SERVER_SETS.includes(path) && !MAY_BE_REFUSED.test(path));
    expect(wanted.length).toBeGreaterThan(80);
    expect(wanted.filter((path) => !paths.has(path))).toEqual([]);
  });
});

describe('roundTripCases', () => {
  it('are the same for the same seed', () => {
    expect(roundTripCases(1).map(({ text }) => text)).toEqual(cases.map(({ text }) => text));
    expect(roundTripCases(2)[0]?.text).not.toBe(cases[0]?.text);
  });

  it('have unique keys and identifiers', () => {
    expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length);
    const uids = cases.map(({ study }) =>
      study.identifier?.find((id) => id.system === 'urn:dicom:uid'),
    );
    expect(new Set(uids.map((id) => id?.value)).size).toBe(cases.length);
  });

  it.each(cases.map((one) => [one.key, one] as const))('%s is valid', (_, { study }) => {
    expect(survey(study).problems).toEqual([]);
  });

  it('have all elements of ImagingStudy together, modifier elements included', () => {
    const paths = new Set<string>();
    for (const { study } of cases) survey(study, paths);
    const missing = elementsOf('ImagingStudy')
      .map(({ path }) => path)
      .filter((path) => !paths.has(path));
    expect(missing).toEqual(['ImagingStudy.id']);
  });

  it('have every element of every type that an extension may have', () => {
    const types = elementsOf('Extension').find(({ path }) => path === 'Extension.value[x]')?.types;
    expect(Object.keys(EXTENSION_VALUES).sort()).toEqual(
      (types ?? []).map(({ code }) => code).sort(),
    );
    const study = cases.find(({ key }) => key === 'extension-values')?.study;
    if (!study) throw new Error('no case extension-values');
    const { paths } = survey(study, survey(fullStudy(1)).paths);
    const missing = Object.keys(EXTENSION_VALUES)
      .filter((type) => !(type in primitivePatterns()))
      .flatMap((type) => elementsOf(type).map(({ path }) => path))
      .filter((path) => !/\.(id|extension|modifierExtension)$/.test(path) && !paths.has(path));
    expect(missing).toEqual([]);
  });

  it('keep in the text what JavaScript would lose', () => {
    const texts = cases.map(({ text }) => text).join();
    for (const digits of ['1.10', '0.00', '1.23456789012345678', '1.0E3', '2.50e-7']) {
      expect(texts).toContain(`"valueDecimal":${digits}}`);
    }
    for (const { study, text } of cases) expect(JSON.parse(text)).toEqual(study);
  });

  it('refer to nothing outside themselves', () => {
    for (const { text } of cases) expect(text).not.toMatch(/"reference":"(?!#|http)/);
  });

  it('have 2,000 instances, characters beyond the basic plane, long strings and order in them', () => {
    const study = (key: string) => cases.find((one) => one.key === key)?.study;
    expect(study('many-instances')?.numberOfInstances).toBe(2000);
    expect(study('unicode-astral')?.description).toMatch(/[\u{10000}-\u{10FFFF}]/u);
    expect(study('unicode')?.description?.normalize('NFC')).not.toBe(study('unicode')?.description);
    expect(study('long-string')?.description?.length).toBeGreaterThan(65_536);
    const numbers = study('array-order')?.series?.map((one) => one.number);
    expect(numbers).toEqual([...(numbers ?? [])].sort((a = 0, b = 0) => b - a));
    expect(numbers?.length).toBeGreaterThan(1);
  });
});
