import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSearchOracle, MalformedValue } from '../../../oracles/search/index.ts';
import { cellOf, prefixes, relationOf } from '../../../oracles/search/interval-table.ts';
import { judge, parameters, study, verdict } from './support.ts';

const started = (value: string) => study({ started: value });
const byPrefix = (stored: string, asked: string) =>
  prefixes.map((prefix) => verdict(started(stored), [['started', `${prefix}${asked}`]]));
const row = (cells: string) =>
  cells.split(' ').map((cell) => ({ Y: 'must', N: 'must-not', o: 'open' })[cell]);

describe('the table of intervals (search.html#prefix)', () => {
  test.each([
    // prefixes in the order of the table: eq ne gt lt ge le sa eb ap
    ['later', '2020-06', '2020-05', 'N Y Y N Y N Y N o'],
    ['later, directly adjoining', '2020', '2019', 'N Y Y N Y N Y N o'],
    ['earlier', '2020-03', '2020-05', 'N Y N Y N Y N Y o'],
    ['earlier, directly adjoining', '2020-05-04', '2020-05-05', 'N Y N Y N Y N Y o'],
    ['equal', '2020-05', '2020-05', 'Y N o o Y Y N N Y'],
    ['inside', '2020-05-07', '2020-05', 'Y N o o Y Y N N Y'],
    ['wider on both sides', '2020', '2020-05', 'N Y Y Y Y Y N N Y'],
    ['same start, longer', '2020', '2020-01', 'N Y Y o Y o N N Y'],
    ['same end, longer', '2020', '2020-12', 'N Y o Y o Y N N Y'],
  ])('%s: %s against %s', (_, stored, asked, cells) => {
    expect(byPrefix(stored, asked)).toEqual(row(cells));
  });

  test('a study without the element: only ne is open', () => {
    const cells = prefixes.map((prefix) => verdict(study(), `started=${prefix}2020`));
    expect(cells).toEqual(row('N o N N N N N N N'));
  });

  test('every cell follows from the sentences of search.html#prefix', () => {
    const moment = fc.integer({ min: 0, max: 12 });
    const range = fc
      .tuple(moment, moment)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ start: BigInt(Math.min(a, b)), end: BigInt(Math.max(a, b)) }));
    fc.assert(
      fc.property(range, range, (stored, asked) => {
        const contained = stored.start >= asked.start && stored.end <= asked.end;
        const apart = stored.start >= asked.end || stored.end <= asked.start;
        // Where "above" begins is not said: sure beyond the end, impossible before the start.
        const above = stored.end > asked.end ? 'Y' : stored.end > asked.start ? 'o' : 'N';
        const below = stored.start < asked.start ? 'Y' : stored.start < asked.end ? 'o' : 'N';
        const relation = relationOf(stored, asked);
        const cells = prefixes.map((prefix) => cellOf(relation, prefix));
        expect(cells).toEqual([
          contained ? 'Y' : 'N',
          contained ? 'N' : 'Y',
          above,
          below,
          contained ? 'Y' : above,
          contained ? 'Y' : below,
          stored.start >= asked.end ? 'Y' : 'N',
          stored.end <= asked.start ? 'Y' : 'N',
          apart ? 'o' : 'Y',
        ]);
      }),
    );
  });

  test('a study with the element matches exactly one of eq and ne', () => {
    const values = [
      '2020',
      '2020-05',
      '2020-05-05',
      '2020-05-05T12:00:00Z',
      '2020-05-05T12:00:00.5Z',
      '2019-12-31',
    ];
    for (const stored of values) {
      for (const asked of values) {
        const both = ['eq', 'ne'].map((prefix) =>
          verdict(started(stored), `started=${prefix}${asked}`),
        );
        expect([
          ['must', 'must-not'],
          ['must-not', 'must'],
          ['open', 'open'],
        ]).toContainEqual(both);
      }
    }
  });
});

describe('precision (search.html#date)', () => {
  test('a day ends at midnight exclusive: neighbours do not touch', () => {
    expect(verdict(started('2020'), 'started=sa2019')).toBe('must');
    expect(verdict(started('2020-05-06'), 'started=2020-05-05')).toBe('must-not');
  });

  test('the last minute of a day is open, for a bullet ends days at 23:59', () => {
    expect(verdict(started('2020-05-05T23:59:30'), 'started=2020-05-05')).toBe('open');
    expect(verdict(started('2020-05-05T23:58:59'), 'started=2020-05-05')).toBe('must');
    expect(verdict(started('2020-05-05T00:00:00'), 'started=2020-05-05')).toBe('must');
    expect(verdict(started('2020-05-06T00:00:00'), 'started=2020-05-05')).toBe('must-not');
  });

  test('a minute without seconds stands for that minute', () => {
    const query = 'started=2020-05-05T12:30Z';
    expect(verdict(started('2020-05-05T12:30:59Z'), query)).toBe('must');
    expect(verdict(started('2020-05-05T12:31:00Z'), query)).toBe('must-not');
    expect(verdict(started('2020-05-05T12:29:59Z'), query)).toBe('must-not');
  });

  test('the same digits must match, a fraction within the second asked for is open', () => {
    expect(verdict(started('2020-05-05T12:30:15Z'), 'started=2020-05-05T12:30:15Z')).toBe('must');
    expect(verdict(started('2020-05-05T12:30:15.5Z'), 'started=2020-05-05T12:30:15.5Z')).toBe(
      'must',
    );
    expect(verdict(started('2020-05-05T12:30:15.5Z'), 'started=2020-05-05T12:30:15Z')).toBe('open');
    expect(verdict(started('2020-05-05T12:30:15.5Z'), 'started=ge2020-05-05T12:30:15Z')).toBe(
      'must',
    );
    expect(verdict(started('2020-05-05T12:30:16Z'), 'started=2020-05-05T12:30:15Z')).toBe(
      'must-not',
    );
    expect(verdict(started('2020-05-05T12:30:15.5Z'), 'started=2020-05-05T12:30:15.51Z')).toBe(
      'must-not',
    );
  });

  test('gt and lt with an equal instant are open, the adjacent instant is not', () => {
    const instant = '2020-05-05T12:30:15Z';
    expect(verdict(started(instant), `started=gt${instant}`)).toBe('open');
    expect(verdict(started(instant), `started=lt${instant}`)).toBe('open');
    expect(verdict(started('2020-05-05T12:30:16Z'), `started=gt${instant}`)).toBe('must');
    expect(verdict(started('2020-05-05T12:30:14Z'), `started=gt${instant}`)).toBe('must-not');
  });

  test('digits of a fraction are kept beyond what a number holds', () => {
    const stored = started('2020-05-05T12:30:15.123456789012Z');
    expect(verdict(stored, 'started=2020-05-05T12:30:15.123456789012Z')).toBe('must');
    expect(verdict(stored, 'started=2020-05-05T12:30:15.123456789013Z')).toBe('must-not');
  });

  test('ap: overlap must match, the rest is open', () => {
    expect(verdict(started('2020-05-05'), 'started=ap2020-05')).toBe('must');
    expect(verdict(started('2020'), 'started=ap2020-05')).toBe('must');
    expect(verdict(started('2000'), 'started=ap2020-05')).toBe('open');
    expect(verdict(study(), 'started=ap2020-05')).toBe('must-not');
  });
});

describe('zones (search.html#date)', () => {
  test('a date and a time with zone: open where the local date could differ', () => {
    expect(verdict(started('2020-05-05T12:00:00Z'), 'started=2020-05-05')).toBe('must');
    expect(verdict(started('2020-05-05T12:00:00Z'), 'started=2020-05-06')).toBe('must-not');
    expect(verdict(started('2020-05-05T12:00:00Z'), 'started=2020')).toBe('must');
    expect(verdict(started('2020-05-05T22:30:00Z'), 'started=2020-05-05')).toBe('open');
    expect(verdict(started('2020-05-05T22:30:00Z'), 'started=2020-05-06')).toBe('open');
    expect(verdict(started('2020-05-05T22:30:00Z'), 'started=2020-05-07')).toBe('must-not');
    expect(verdict(started('2020-05-05T00:30:00+13:00'), 'started=2020-05-05')).toBe('open');
    expect(verdict(started('2020-12-31T23:00:00Z'), 'started=2020')).toBe('open');
  });

  test('the known zone of a server narrows it', () => {
    const stored = started('2020-05-05T20:00:00Z');
    expect(verdict(stored, 'started=2020-05-05')).toBe('open');
    expect(verdict(stored, 'started=2020-05-05', { serverZone: 'Z' })).toBe('must');
    expect(verdict(stored, 'started=2020-05-06', { serverZone: '+02:00' })).toBe('must-not');
    expect(() => verdict(stored, 'started=2020', { serverZone: 'CET' })).toThrow('no time zone');
  });

  test('a time without zone is open within 14 hours, decided beyond', () => {
    const stored = started('2020-05-05T12:00:00Z');
    expect(verdict(stored, 'started=ge2020-05-05T12:30:00')).toBe('open');
    expect(verdict(stored, 'started=2020-05-05T12:00:00')).toBe('open');
    expect(verdict(stored, 'started=ge2020-05-04T21:59:00')).toBe('must');
    expect(verdict(stored, 'started=ge2020-05-04T22:01:00')).toBe('open');
    expect(verdict(stored, 'started=le2020-05-04T21:59:00')).toBe('must-not');
  });

  test('neither has a zone: one clock, no doubt', () => {
    expect(verdict(started('2020-05-05T12:00:00'), 'started=2020-05-05T12:00:00')).toBe('must');
    expect(verdict(started('2020-05-05T12:00:00'), 'started=2020-05-05')).toBe('must');
    expect(verdict(started('2020-05-05T12:00:00'), 'started=2020-05-05T12:01')).toBe('must-not');
  });

  test('other offsets for the same instant: R4 says where possible', () => {
    const stored = started('2020-05-05T12:00:00+02:00');
    expect(verdict(stored, 'started=2020-05-05T10:00:00Z')).toBe('open, should match');
    expect(verdict(stored, 'started=2020-05-05T12:00:00Z')).toBe('open, should not-match');
    expect(verdict(stored, 'started=ge2020-05-05T09:00:00Z')).toBe('must');
    expect(verdict(stored, 'started=2020-05-05T12:00:00%2B02:00')).toBe('must');
    expect(verdict(stored, 'started=2020-05-05T13:00:00Z')).toBe('must-not');
  });

  test('a month asked for by a zoned stored value far from its ends is decided', () => {
    expect(verdict(started('2020-05-15T23:30:00-05:00'), 'started=2020-05')).toBe('must');
    expect(verdict(started('2020-05-15T23:30:00-05:00'), 'started=2020-06')).toBe('must-not');
  });
});

describe('_lastUpdated (search.html#table)', () => {
  const stored = study({ meta: { lastUpdated: '2020-05-05T12:00:00.123Z' } });

  test('the boundary is open within a minute and decided beyond', () => {
    expect(verdict(stored, '_lastUpdated=ge2020-05-05T12:00:30Z')).toBe('open');
    expect(verdict(stored, '_lastUpdated=ge2020-05-05T11:58:00Z')).toBe('must');
    expect(verdict(stored, '_lastUpdated=ge2020-05-05T12:02:00Z')).toBe('must-not');
    expect(verdict(stored, '_lastUpdated=lt2020-05-05T12:02:00Z')).toBe('must');
    expect(verdict(stored, '_lastUpdated=2020-05-05T12:00:00.123Z')).toBe('open');
    expect(verdict(stored, '_lastUpdated=2020-05-05')).toBe('open');
    expect(verdict(stored, '_lastUpdated=2020-05')).toBe('must');
  });
});

describe('periods', () => {
  const inPeriod = (period: unknown) => ({ resourceType: 'Encounter', id: 'e', period });
  const encounter = (period: unknown, query: string) => {
    const [judged] = createJudgements(inPeriod(period), query);
    return judged;
  };

  test('an end that is missing is without limit', () => {
    expect(encounter({ start: '2013-01-21' }, 'date=ge2013-03-14')).toBe('must');
    expect(encounter({ start: '2013-01-21' }, 'date=sa2013-03-14')).toBe('must-not');
    expect(encounter({ start: '2013-01-21' }, 'date=eb2013-03-14')).toBe('must-not');
    expect(encounter({ end: '2013-01-21' }, 'date=eb2013-03-14')).toBe('must');
    expect(encounter({ start: '2013-03-15' }, 'date=sa2013-03-14')).toBe('must');
    expect(encounter({ start: '2013-01-21' }, 'date=2013')).toBe('must-not');
  });

  test('both ends count', () => {
    const period = { start: '2013-03-10', end: '2013-03-20' };
    expect(encounter(period, 'date=2013-03')).toBe('must');
    expect(encounter(period, 'date=2013-03-15')).toBe('must-not');
    expect(encounter(period, 'date=ap2013-03-20')).toBe('must');
    expect(encounter(period, 'date=sa2013-03-20')).toBe('must-not');
    expect(encounter({ extension: [] }, 'date=2013')).toBe('open');
  });

  test('reaching over one end leaves one side open', () => {
    const period = { start: '2013-02-20', end: '2013-03-10' };
    expect(encounter(period, 'date=lt2013-03')).toBe('must');
    expect(encounter(period, 'date=gt2013-03')).toBe('open');
    expect(encounter(period, 'date=ge2013-03')).toBe('open');
    expect(encounter(period, 'date=ne2013-03')).toBe('must');
  });
});

describe('syntax', () => {
  test.each([
    '23 May 2009',
    '2020-05-05T10',
    '2020-13',
    '2020-02-30',
    '2020-05-05T24:00Z',
    '2020-05-05T12:00:00+15:00',
    '05-2020',
    'xx2020',
    'ge',
    '2020-5',
    '0000',
  ])('%s is refused', (value) => {
    expect(() => verdict(study(), [['started', value]])).toThrow(MalformedValue);
  });

  test('a plus that was not encoded is told', () => {
    expect(() => verdict(study(), 'started=2020-05-05T12:00:00+02:00')).toThrow('%2B');
  });

  test('a colon sent as %3A is a colon', () => {
    expect(verdict(started('2020-05-05T12:30:15Z'), 'started=2020-05-05T12%3A30%3A15Z')).toBe(
      'must',
    );
  });

  test('commas are alternatives, repetitions are all needed', () => {
    expect(verdict(started('2020'), 'started=2019,2020')).toBe('must');
    expect(verdict(started('2018'), 'started=2019,2020')).toBe('must-not');
    expect(verdict(started('2020-05'), 'started=ge2020-04&started=le2020-06')).toBe('must');
    expect(verdict(started('2020-07'), 'started=ge2020-04&started=le2020-06')).toBe('must-not');
  });

  test('an element with extensions in place of a value has none', () => {
    const extended = study({
      _started: { extension: [{ url: 'http://example.org/x', valueCode: 'unknown' }] },
    });
    expect(verdict(extended, 'started=2020')).toBe('must-not');
    expect(verdict(extended, 'started:missing=true')).toBe('must');
    expect(judge(extended, 'started:missing=true').reasons[0]).toContain('extensions and no value');
  });
});

function createJudgements(resource: { resourceType: string; id: string }, query: string): string[] {
  const set = createSearchOracle([resource], { parameters }).judge(resource.resourceType, query);
  return [...set.judgements.values()].map((judged) => judged.verdict);
}
