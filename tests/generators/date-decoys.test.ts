import { describe, expect, it } from 'vitest';
import { dataset, studiesOf } from './sample.ts';

const studies = studiesOf(dataset);

describe('started', () => {
  const stored = studies.flatMap((study) => (study.started === undefined ? [] : [study.started]));
  const noon = Date.parse('2020-05-05T12:00:00Z');

  it('has neighbours of a millisecond, a second, a minute, a day, a month and a year', () => {
    const instants = stored.filter((value) => value.length > 10).map((value) => Date.parse(value));
    for (const distance of [1000, -1000, 60_000, 86_400_000, -86_400_000]) {
      expect(instants).toContain(noon + distance);
    }
    expect(instants).toContain(noon + 500);
    expect(instants).toContain(noon + 501);
    for (const day of ['2020-04-30', '2020-06-01', '2019-12-31', '2021-01-01', '2020-02-29']) {
      expect(stored).toContain(`${day}T12:00:00Z`);
    }
  });

  it('has all precisions of the wanted instant, and the instant in other zones', () => {
    for (const value of ['2020', '2020-05', '2020-05-05', '2020-05-05T12:00:00Z']) {
      expect(stored).toContain(value);
    }
    const same = stored.filter((value) => value.length > 10 && Date.parse(value) === noon);
    const zones = new Set(same.map((value) => value.replace(/^.*?(Z|[+-]\d\d:\d\d)$/, '$1')));
    expect([...zones].sort()).toEqual(['+05:30', '+14:00', '-05:00', '-14:00', 'Z']);
  });

  it('is missing, replaced by an extension, or told by a series alone', () => {
    const without = studies.filter((study) => study.started === undefined);
    expect(without.some((study) => '_started' in study)).toBe(true);
    expect(without.some((study) => study.series?.some((one) => one.started))).toBe(true);
    expect(without.some((study) => !('_started' in study) && !study.series)).toBe(true);
  });
});
