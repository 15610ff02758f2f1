import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateRange } from '../../servers/reference/date-range.ts';
import { referenceClient, study } from './client.ts';

const stored = {
  year: '2020',
  month: '2020-06',
  day: '2020-06-15',
  noon: '2020-06-15T12:00:00Z',
  fraction: '2020-06-15T12:00:00.250Z',
  west: '2020-06-15T20:00:00-05:00',
  next: '2020-06-16',
  previous: '2020-06-14',
  later: '2021',
};
const client = referenceClient({
  preload: [
    ...Object.entries(stored).map(([id, started]) => study(id, { started })),
    study('none'),
  ],
});

describe('date search', () => {
  it.each([
    ['2020-06-15', ['day', 'noon', 'fraction']],
    ['eq2020-06', ['month', 'day', 'noon', 'fraction', 'west', 'next', 'previous']],
    ['ne2020-06-15', ['year', 'month', 'west', 'next', 'previous', 'later']],
    ['gt2020-06-15', ['year', 'month', 'west', 'next', 'later']],
    ['lt2020-06-15', ['year', 'month', 'previous']],
    ['ge2020-06-15', ['year', 'month', 'day', 'noon', 'fraction', 'west', 'next', 'later']],
    ['le2020-06-15', ['year', 'month', 'day', 'noon', 'fraction', 'previous']],
    ['sa2020-06-15', ['west', 'next', 'later']],
    ['sa2020', ['later']],
    ['eb2020-06-15', ['previous']],
    ['eb2021', ['year', 'month', 'day', 'noon', 'fraction', 'west', 'next', 'previous']],
    ['ap2020-06-15', ['year', 'month', 'day', 'noon', 'fraction']],
    ['2020-06-15T12:00', ['noon', 'fraction']],
    ['2020-06-15T12:00:00Z', ['noon', 'fraction']],
    ['2020-06-15T12:00:00.250Z', ['fraction']],
    ['2020-06-15T14:00:00%2B02:00', ['noon', 'fraction']],
    ['2020-06-15T14:00:00+02:00', ['noon', 'fraction']],
    ['2020-06-16T01%3A00%3A00Z', ['west']],
    ['2020-06-14,2020-06-16', ['west', 'next', 'previous']],
  ])('started=%s', async (value, expected) => {
    expect(await client.ids(`ImagingStudy?started=${value}`)).toEqual(expected);
  });

  it('narrows with repeated parameters', async () => {
    expect(await client.ids('ImagingStudy?started=ge2020-06-14&started=lt2020-06-15')).toEqual([
      'year',
      'month',
      'previous',
    ]);
  });

  it.each([
    '2020-6-1',
    '23 May 2009',
    '2020-02-30',
    '2020-06-15T12',
    'xx2020',
    '2020-13',
    '2020-06-15T25:00',
  ])('started=%s is refused', async (value) => {
    const { status, json } = await client.get(`ImagingStudy?started=${value}`);
    expect(status).toBe(400);
    expect(json.issue).toMatchObject([{ expression: ['http.started'] }]);
  });

  it('finds by _lastUpdated', async () => {
    const now = () => new Date('2024-03-01T10:00:00.500Z');
    const timed = referenceClient({ now, preload: [study('a')] });
    expect(await timed.ids('ImagingStudy?_lastUpdated=2024-03-01T10:00:00Z')).toEqual(['a']);
    expect(await timed.ids('ImagingStudy?_lastUpdated=gt2024-03-01')).toEqual([]);
  });
});

describe('dateRange', () => {
  it('holds every moment of a day between its ends, and no other', () => {
    const moments = fc.date({
      min: new Date('0002-01-01'),
      max: new Date('9998-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(moments, moments, (moment, other) => {
        const day = dateRange(moment.toISOString().slice(0, 10));
        const within = dateRange(other.toISOString());
        const isSameDay = moment.toISOString().slice(0, 10) === other.toISOString().slice(0, 10);
        if (!day || !within) throw new Error('a date has no range');
        expect(day.low <= within.low && within.high <= day.high).toBe(isSameDay);
      }),
    );
  });

  it('carries fractions over and knows what is no date', () => {
    expect(dateRange('2020-12-31T23:59:59.9Z')).toEqual({
      low: '2020-12-31T23:59:59.900000000',
      high: '2021-01-01T00:00:00.000000000',
    });
    expect(dateRange('2020-01-01T00:00:00+15:00')).toBeUndefined();
    expect(dateRange('0000')).toBeUndefined();
  });
});
