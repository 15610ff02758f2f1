import { base, study } from '../client.ts';
import { type Bundle, entries, found, type Probe, pages, probe } from './asking.ts';
import { companions, having, ids } from './beside.ts';

const born = { resourceType: 'Patient', id: 'p1', birthDate: '1980-05-05' };

/** Faults in: what comes with others, what one criterion of two says, and parts of what criteria name. */
export const aside: Record<string, Probe> = {
  'has-any-parameter': probe(
    having(companions, async (client) => [
      await found('_has:Observation:part-of:identifier=M1')(client),
      await found('_has:Observation:derived-from:identifier=M1')(client),
    ]),
    [[], ['a', 'b']],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
  ),
  'id-list-goes-on-alone': probe(
    pages('_id=a,b,c,d,f,g&status=available&_count=2'),
    [['a', 'f'], ['g']],
    [
      ['a', 'f'],
      ['c', 'd'],
    ],
  ),
  'source-without-fragment': probe(
    having([study('g', { meta: { source: 'http://s.example#one' } })], async (client) => [
      await found('_source=http://s.example%23two')(client),
      await found('_source=http://s.example/two')(client),
    ]),
    [[], []],
    [['g'], []],
  ),
  'system-fullurl-by-first-type': probe(
    async (client) => {
      const path = '?_type=Encounter,ImagingStudy&_id=a,e1';
      const { entry = [] } = (await client.get(path)).json as unknown as Bundle;
      return entry.map(({ fullUrl }) => fullUrl);
    },
    [`${base}/Encounter/e1`, `${base}/ImagingStudy/a`],
    [`${base}/Encounter/e1`, `${base}/Encounter/a`],
  ),
  'chained-studies-as-matches': probe(
    having(companions, ids('Observation?derived-from:ImagingStudy.identifier=A2')),
    ['Observation/m1'],
    ['Observation/m1', 'ImagingStudy/a', 'ImagingStudy/b'],
  ),
  'included-patients-without-birth-date': probe(
    having(
      [born],
      entries(
        '_id=a&_include=ImagingStudy:patient',
        ({ resource }) => (resource as { birthDate?: string } | undefined)?.birthDate,
      ),
    ),
    [undefined, '1980-05-05'],
    [undefined, undefined],
  ),
};
