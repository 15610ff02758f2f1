import { study } from '../client.ts';
import { found, type Probe, posted, probe, status } from './asking.ts';
import { having } from './beside.ts';
import { dcm } from './looks.ts';

const long = 'l'.repeat(64);

/** Faults in: several values, several parameters. */
export const several: Record<string, Probe> = {
  'or-third-value-lost': probe(
    found('status=unknown,cancelled,registered'),
    ['b', 'c', 'dd', 'e', 'long', 'longer'],
    ['b', 'dd', 'e'],
  ),
  'or-by-post-last-value': probe(posted('status=unknown,cancelled'), ['b', 'dd', 'e'], ['b']),
  'or-of-systems-fails': probe(found(`modality=${dcm}|US,|CT`), ['c', 'f'], ['a', 'f']),
  'repeated-last-wins': probe(found('modality=MR&modality=CT'), ['a'], ['a', 'b', 'c']),
  'repeated-in-one-series': probe(found('modality=CT&modality=MR'), ['a'], []),
  'empty-value-finds-none': probe(found('status=cancelled&modality='), ['b'], []),
  'empty-value-refused': probe(status('modality='), 200, 400),
  'empty-modified-finds-none': probe(found('status=cancelled&modality:not='), ['b'], []),
  'backslash-before-comma-escapes-it': probe(found('identifier=%5C%5C,A2'), ['a', 'd'], []),
  'missing-last-only': probe(
    found('reason:missing=true&encounter:missing=false'),
    ['c', 'd'],
    ['a', 'b', 'c', 'd'],
  ),
  'last-updated-last-bound-only': probe(
    found('_id=a&_lastUpdated=lt2000&_lastUpdated=gt2000'),
    [],
    ['a'],
  ),
  'profile-repeated-last-wins': probe(
    having(
      [study('p', { meta: { profile: ['http://p.example'] } })],
      found('_profile=http://q.example&_profile=http://p.example'),
    ),
    [],
    ['p'],
  ),
  'encounter-ignored-with-patient': probe(
    found('encounter=Encounter/e9&patient=p1'),
    [],
    ['a', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'body-site-ignored-when-last': probe(
    found('status=available&bodysite=left'),
    [],
    ['a', 'f', 'g'],
  ),
  'modality-and-body-site-in-one-series': probe(found('modality=CT&bodysite=heart'), ['a'], []),
  'repeated-third-ignored': probe(
    found('modality=CT&modality=CT&modality=MR'),
    ['a'],
    ['a', 'b', 'c'],
  ),
  'or-of-reference-forms-first': probe(found('patient=none,Patient/p1&modality=US'), ['f'], []),
  'long-ids-not-found': probe(having([study(long)], found(`_id=${long},a`)), ['a', long], ['a']),
  'id-or-first-only': probe(found('_id=a,b'), ['a', 'b'], ['a']),
  'id-by-prefix': probe(found('_id=long'), ['long'], ['long', 'longer']),
  'id-in-lower-case': probe(found('_id=A'), [], ['a']),
  'date-or-first-only': probe(found('started=2021,2020-02'), ['e', 'f'], ['f']),
  'date-upper-bound-ignored': probe(
    found('started=ge2020-05&started=lt2020-06'),
    ['a', 'b', 'c', 'd', 'g'],
    ['a', 'b', 'c', 'd', 'dd', 'f', 'g'],
  ),
  'modified-hides-plain': probe(
    found('modality=CT&modality:not=MR'),
    ['b', 'c'],
    ['b', 'c', 'd', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'criteria-after-unknown-ignored': probe(
    found('_id=a,b&x-unknown=1&status=cancelled'),
    ['b'],
    ['a', 'b'],
  ),
};
