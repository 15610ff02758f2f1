import { found, type Probe, probe, status } from './asking.ts';
import { afterUpdate } from './looks.ts';

/** Faults in: how dates are compared. */
export const dates: Record<string, Probe> = {
  'sa-as-gt': probe(found('started=sa2020-05-05'), ['c', 'dd', 'f'], ['b', 'c', 'dd', 'f']),
  'eb-as-lt': probe(found('started=eb2020-05-05'), ['e'], ['b', 'e']),
  'ge-of-later-starts': probe(
    found('started=ge2020-05-05'),
    ['a', 'b', 'c', 'd', 'dd', 'f', 'g'],
    ['a', 'c', 'd', 'dd', 'f', 'g'],
  ),
  'ge-without-within': probe(
    found('started=ge2020-05'),
    ['a', 'b', 'c', 'd', 'dd', 'f', 'g'],
    ['b', 'dd', 'f'],
  ),
  'le-misses-equal': probe(
    found('started=le2020-05-05T12:00:00Z'),
    ['a', 'b', 'd', 'e', 'g'],
    ['b', 'e'],
  ),
  'le-minute-as-its-start': probe(
    found('started=le2020-05-05T12:00Z'),
    ['a', 'b', 'd', 'e', 'g'],
    ['a', 'b', 'e', 'g'],
  ),
  'gt-misses-adjoining': probe(found('started=gt2020'), ['f'], []),
  'lt-misses-wider': probe(found('started=lt2020-05-05'), ['b', 'e'], ['e']),
  'ap-as-eq': probe(found('started=ap2020-05-05'), ['a', 'b', 'd', 'g'], ['a', 'd', 'g']),
  'ne-as-apart': probe(
    found('started=ne2020-05-05'),
    ['b', 'c', 'dd', 'e', 'f'],
    ['c', 'dd', 'e', 'f'],
  ),
  'eq-end-inclusive': probe(found('started=2020-05-05T11:59:59Z'), [], ['a', 'g']),
  'month-of-30-days': probe(
    found('started=2020-05'),
    ['a', 'b', 'c', 'd', 'g'],
    ['a', 'b', 'd', 'g'],
  ),
  'february-of-28-days': probe(found('started=2020-02'), ['e'], []),
  'year-of-365-days': probe(
    found('started=2020'),
    ['a', 'b', 'c', 'd', 'dd', 'e', 'g'],
    ['a', 'b', 'c', 'd', 'e', 'g'],
  ),
  'year-as-january': probe(found('started=2020'), ['a', 'b', 'c', 'd', 'dd', 'e', 'g'], []),
  'month-as-first-day': probe(found('started=2020-05'), ['a', 'b', 'c', 'd', 'g'], ['b']),
  'stored-day-as-midnight': probe(found('started=2020-02-29T00:00:00Z'), [], ['e']),
  'searched-fractions-cut': probe(found('started=2020-05-05T12:00:00.5Z'), ['d'], ['a', 'd', 'g']),
  'seconds-as-minutes': probe(found('started=2020-05-05T12:00:30Z'), [], ['a', 'd', 'g']),
  'minutes-as-hours': probe(found('started=2020-05-05T12:30Z'), [], ['a', 'd', 'g']),
  'minutes-refused': probe(status('started=2020-05-05T12:00Z'), 200, 400),
  'encoded-colon-refused': probe(status('started=2020-05-05T12%3A00%3A00Z'), 200, 400),
  'bare-colon-refused': probe(status('started=2020-05-05T12:00:00Z'), 200, 400),
  'offset-sign-turned': probe(found('started=2020-05-05T12:00:00Z'), ['a', 'd', 'g'], ['a', 'd']),
  'started-of-series': probe(found('started=2019'), [], ['a']),
  'last-updated-prefix-ignored': probe(found('_lastUpdated=gt2000&_id=a'), ['a'], []),
  'last-updated-ignored': probe(
    found('_lastUpdated=lt2000'),
    [],
    ['a', 'b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'date-prefix-carried-over': probe(
    found('started=sa2020-12,2020-05-05'),
    ['a', 'd', 'f', 'g'],
    ['c', 'dd', 'f'],
  ),
  'offset-minutes-ignored': probe(
    afterUpdate(
      'g',
      { started: '2020-05-05T17:30:00+05:30' },
      found('started=2020-05-05T12:00:00Z'),
    ),
    ['a', 'd', 'g'],
    ['a', 'd'],
  ),
  'last-updated-zone-ignored': probe(
    async (client) => {
      const ahead = new Date(Date.now() + 60 * 60_000).toISOString().slice(0, 19);
      return found(`_id=a&_lastUpdated=lt${ahead}%2B05:00`)(client);
    },
    [],
    ['a'],
  ),
};
