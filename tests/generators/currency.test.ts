import { describe, expect, it } from 'vitest';
import type { Study } from '../../generators/content.ts';
import { currencyCases } from '../../generators/dataset/currency.ts';
import type { SearchProbe } from '../../generators/dataset/index.ts';
import { carriesRunMark } from '../../generators/run-mark.ts';
import { ALL, dataset, RUN } from './sample.ts';
import { survey } from './structure.ts';
import { has, VALUES, valuesOf } from './values.ts';

const cases = currencyCases(ALL);

describe('currencyCases', () => {
  it('are the same each time and cover all parameters', () => {
    expect(currencyCases(ALL)).toEqual(cases);
    expect(new Set(cases.map(({ parameter }) => parameter))).toEqual(new Set(Object.keys(VALUES)));
    expect(new Set(cases.map(({ key }) => key)).size).toBe(cases.length);
  });

  it('leave out what a server cannot take', () => {
    const few = currencyCases({ ...ALL, types: [], danglingReferences: false });
    const parameters = new Set(few.map(({ parameter }) => parameter));
    expect(parameters.has('modality')).toBe(true);
    expect(parameters.has('encounter')).toBe(false);
  });

  it.each(cases.map((one) => [one.key, one] as const))(
    '%s: an update takes one value and brings another',
    (_, one) => {
      const [before, after] = [one.before, one.after] as [Study, Study];
      for (const study of [before, after]) {
        expect(survey(study).problems).toEqual([]);
        expect(carriesRunMark(study, RUN)).toBe(true);
      }
      expect([meets(before, one.gone), meets(before, one.found)]).toEqual([true, false]);
      expect([meets(after, one.gone), meets(after, one.found)]).toEqual([false, true]);
    },
  );

  it('reach the level of the series and of the instance', () => {
    const updated = (key: string) => cases.find((one) => one.key === key)?.after as Study;
    expect(updated('endpoint-of-series').endpoint).toBeUndefined();
    expect(updated('endpoint-of-series').series?.[1]?.endpoint).toHaveLength(1);
    expect(updated('modality').series).toHaveLength(2);
    expect(updated('dicom-class').series?.[1]?.instance).toHaveLength(2);
  });

  it('refer to resources of the dataset', () => {
    const keys = dataset.resources.map(({ key }) => key);
    for (const { before, after } of cases) {
      for (const [, key] of JSON.stringify([before, after]).matchAll(/\{\{([^}]+)\}\}/g)) {
        expect(keys).toContain(key);
      }
    }
  });
});

function meets(study: Study, probe: SearchProbe): boolean {
  if (probe.kind !== 'date') return has(study, probe);
  return valuesOf(study, 'started').some(({ date }) => date?.startsWith(probe.value));
}
