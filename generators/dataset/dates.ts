import type { Status } from '../content.ts';
import { random } from '../random.ts';
import { validStudy } from '../study.ts';
import type { Builder } from './builder.ts';

interface Row {
  name: string;
  /** Null: the study has no `started`. */
  started: string | null;
  purpose: string;
}

/**
 * What `started` can be close to. Full timestamps keep to 12:00Z, which lies on the same day in the zones
 * of servers from UTC-12 to UTC+11, unless a row is about zones.
 */
const ROWS: readonly Row[] = [
  {
    name: 'noon',
    started: '2020-05-05T12:00:00Z',
    purpose: 'the instant that others miss narrowly',
  },
  { name: 'second-before', started: '2020-05-05T11:59:59Z', purpose: 'one second before noon' },
  { name: 'second-after', started: '2020-05-05T12:00:01Z', purpose: 'one second after noon' },
  { name: 'minute-after', started: '2020-05-05T12:01:00Z', purpose: 'the minute after noon' },
  { name: 'fraction', started: '2020-05-05T12:00:00.500Z', purpose: 'half a second after noon' },
  {
    name: 'fraction-after',
    started: '2020-05-05T12:00:00.501Z',
    purpose: 'a millisecond after the one with half a second',
  },
  { name: 'day-before', started: '2020-05-04T12:00:00Z', purpose: 'the day before' },
  { name: 'day-after', started: '2020-05-06T12:00:00Z', purpose: 'the day after' },
  { name: 'day', started: '2020-05-05', purpose: 'the day, without a time' },
  { name: 'month', started: '2020-05', purpose: 'the month, without a day' },
  { name: 'year', started: '2020', purpose: 'the year, without a month' },
  {
    name: 'month-before',
    started: '2020-04-30T12:00:00Z',
    purpose: 'the last day of the month before',
  },
  {
    name: 'last-of-month',
    started: '2020-05-31T12:00:00Z',
    purpose: 'the last day of the month, the 31st',
  },
  {
    name: 'month-after',
    started: '2020-06-01T12:00:00Z',
    purpose: 'the first day of the month after',
  },
  {
    name: 'first-month',
    started: '2020-01',
    purpose: 'the first month, which starts as its year does',
  },
  {
    name: 'last-of-year',
    started: '2020-12-31T12:00:00Z',
    purpose: 'the last day of a leap year',
  },
  {
    name: 'year-before',
    started: '2019-12-31T12:00:00Z',
    purpose: 'the last day of the year before',
  },
  {
    name: 'year-after',
    started: '2021-01-01T12:00:00Z',
    purpose: 'the first day of the year after',
  },
  { name: 'leap-day', started: '2020-02-29T12:00:00Z', purpose: 'the leap day' },
  { name: 'after-leap-day', started: '2020-03-01', purpose: 'the day after the leap day' },
  {
    name: 'offset',
    started: '2020-05-05T07:00:00-05:00',
    purpose: 'noon in UTC, told in another zone',
  },
  {
    name: 'offset-next-day',
    started: '2020-05-05T23:30:00-05:00',
    purpose: 'in UTC already the next day',
  },
  {
    name: 'plus-14',
    started: '2020-05-06T02:00:00+14:00',
    purpose: 'noon in UTC, from furthest east',
  },
  {
    name: 'minus-14',
    started: '2020-05-04T22:00:00-14:00',
    purpose: 'noon in UTC, from furthest west',
  },
  {
    name: 'offset-half-hour',
    started: '2020-05-05T17:30:00+05:30',
    purpose: 'noon in UTC, from a zone that is half an hour off',
  },
  { name: 'none', started: null, purpose: 'no start at all' },
];

const STATUSES: readonly Status[] = [
  'available',
  'registered',
  'cancelled',
  'entered-in-error',
  'unknown',
];

const TARGETS: Readonly<Record<string, string>> = {
  Patient: 'patient-2',
  ServiceRequest: 'service-request-2',
  Practitioner: 'practitioner-2',
};

/** Studies as archives send them, of all statuses and kinds, that differ in when they started. */
export function startedStudies(b: Builder): void {
  for (const [i, { name, started, purpose }] of ROWS.entries()) {
    const key = `started-${name}`;
    const status = STATUSES[i % STATUSES.length] ?? 'available';
    const {
      resourceType: _,
      identifier,
      ...content
    } = validStudy({
      seed: b.options.seed,
      key,
      status,
      started,
      series: random(b.options.seed, `size/${key}`).number.int({ min: 1, max: 3 }),
      refer: (type) => b.refer(type, TARGETS[type] ?? ''),
    });
    b.study(key, `started: ${purpose}.`, { ...content, identifier: identifier ?? [] });
  }
  b.study('started-in-series-only', 'Only a series tells when it started: not found by started.', {
    status: 'available',
    series: [b.series('started-in-series-only/1', { started: '2020-05-05T12:00:00Z' })],
  });
  probeStarted(b);
}

function probeStarted(b: Builder): void {
  const values: readonly [value: string, purpose: string][] = [
    ['2020-05-05', 'a day, with studies within it, beside it and wider than it'],
    ['2020-05', 'a month, with studies on the last and first days around it'],
    ['2020', 'a year, with studies on the last and first days around it'],
    ['2020-05-05T12:00:00Z', 'a second, with studies one second off and in other zones'],
    ['2020-05-05T12:00Z', 'a minute, which search allows without seconds'],
    ['2020-05-05T12:00:00.500Z', 'a fraction of a second, with a study one millisecond off'],
    ['2020-05-05T07:00:00-05:00', 'an instant with an offset'],
    ['2020-02-29', 'a leap day'],
    ['2020-05-05T00:00:00Z', 'the first second of a day that is stored without a time'],
    ['2020-05-01', 'the first day of a month that is stored without a day'],
    ['2020-05-31', 'the last day of a month'],
    ['2020-01', 'the first month of a year that is stored without a month'],
    ['2020-12-31', 'the last day of a year'],
    ['2019', 'the year before one that is stored without a month'],
    ['2021', 'the year after one that is stored without a month'],
    ['1895-11-08', 'a day before all others'],
  ];
  for (const [value, purpose] of values) {
    b.probe({ kind: 'date', parameter: 'started', value, purpose });
  }
}
