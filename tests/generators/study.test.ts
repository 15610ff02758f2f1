import { describe, expect, it } from 'vitest';
import { random } from '../../generators/random.ts';
import { SCENARIOS } from '../../generators/scenarios.ts';
import { validStudy } from '../../generators/study.ts';
import { nestedUids, UID_PATTERN, uid } from '../../generators/uid.ts';
import { modalities, modality } from '../../spec/imaging-study.ts';
import { survey } from './structure.ts';

const keys = Array.from({ length: 40 }, (_, i) => `key-${i}`);

describe('random', () => {
  it('gives the same sequence for the same seed and key, and another one for another', () => {
    const draw = (seed: number, key: string) => random(seed, key).string.alphanumeric(20);
    expect(draw(1, 'a')).toBe(draw(1, 'a'));
    expect(new Set([draw(1, 'a'), draw(2, 'a'), draw(1, 'b')]).size).toBe(3);
  });
});

describe('uid', () => {
  it('makes well-formed UIDs that differ by seed and key', () => {
    const uids = keys.flatMap((key) => [uid(1, key), uid(2, key)]);
    for (const one of uids) expect(one).toMatch(UID_PATTERN);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('stays within the 128 bits of a UUID', () => {
    for (const key of keys) {
      expect(BigInt(uid(1, key).replace('2.25.', '')) < 2n ** 128n).toBe(true);
    }
  });

  it('nests UIDs', () => {
    const [shorter, wanted, longer] = nestedUids(1, 'a');
    expect(wanted.startsWith(shorter) && longer.startsWith(wanted)).toBe(true);
    expect(new Set([shorter, wanted, longer]).size).toBe(3);
    for (const one of [shorter, wanted, longer]) expect(one).toMatch(UID_PATTERN);
  });
});

describe('validStudy', () => {
  it('depends on seed and key alone', () => {
    const make = (seed: number, key: string) => JSON.stringify(validStudy({ seed, key }));
    expect(make(1, 'a')).toBe(make(1, 'a'));
    expect(make(1, 'a')).not.toBe(make(2, 'a'));
    expect(make(1, 'a')).not.toBe(make(1, 'b'));
  });

  it.each(['minimal', 'typical', 'full'] as const)('is valid when %s', (density) => {
    for (const key of keys) {
      expect(survey(validStudy({ seed: 1, key, density })).problems).toEqual([]);
    }
  });

  it.each(['minimal', 'typical', 'full'] as const)('has counts that agree when %s', (density) => {
    for (const [i, key] of keys.entries()) {
      const study = validStudy({ seed: 1, key, density, series: i % 4, instances: i % 3 });
      const series = study.series ?? [];
      expect(series).toHaveLength(i % 4);
      expect(study.numberOfSeries ?? 0).toBe(series.length);
      const instances = series.map((one) => one.instance?.length ?? 0);
      expect(study.numberOfInstances ?? 0).toBe(instances.reduce((a, b) => a + b, 0));
      expect(series.map((one) => one.numberOfInstances)).toEqual(instances);
    }
  });

  it('does not start a series before its study', () => {
    for (const key of keys) {
      const study = validStudy({ seed: 1, key, series: 3 });
      const times = [study.started, ...(study.series ?? []).map((one) => one.started)];
      const instants = times.map((time) => Date.parse(time ?? ''));
      expect(instants).toEqual([...instants].sort((a, b) => a - b));
    }
  });

  it('lists the modalities of its series, each once', () => {
    for (const key of keys) {
      const study = validStudy({ seed: 1, key, series: 4 });
      const ofSeries = new Set((study.series ?? []).map((one) => one.modality.code));
      expect((study.modality ?? []).map((one) => one.code)).toEqual([...ofSeries]);
    }
  });

  it('types the accession number and writes the Study Instance UID as a URI', () => {
    const [first, second] = validStudy({ seed: 1, key: 'a' }).identifier ?? [];
    expect(first?.system).toBe('urn:dicom:uid');
    expect(first?.value?.replace('urn:oid:', '')).toMatch(UID_PATTERN);
    expect(second?.type?.coding?.[0]?.code).toBe('ACSN');
  });

  it('has the modality asked for in its first series, and refuses an unknown one', () => {
    for (const { code = '' } of SCENARIOS.flatMap((one) => one.series.map((s) => s.modality))) {
      const study = validStudy({ seed: 1, key: code, modality: code, density: 'minimal' });
      expect(study.series?.[0]?.modality.code).toBe(code);
    }
    expect(() => validStudy({ seed: 1, key: 'a', modality: 'NONE' })).toThrow(/NONE/);
  });
});

describe('scenarios', () => {
  it('pair each modality with SOP classes of its own', () => {
    for (const { modality: coding, sopClass } of SCENARIOS.flatMap((one) => one.series)) {
      const uids = modality(coding.code).sopClasses.map((one) => `urn:oid:${one.uid}`);
      expect(uids).toContain(sopClass.code);
    }
  });

  it('give a laterality to paired body sites only', () => {
    const paired = new Map(
      modalities.flatMap((one) => one.bodySites.map((site) => [site.code, site.paired] as const)),
    );
    for (const { bodySite, laterality } of SCENARIOS) {
      if (laterality) expect(paired.get(bodySite.code)).toBe(true);
    }
  });
});
