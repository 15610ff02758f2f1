import { base, study } from '../client.ts';
import { found, type Probe, pages, probe, selfLink, status } from './asking.ts';
import { having, ids } from './beside.ts';
import { afterUpdate, v2 } from './looks.ts';

const patient = `${base}/Patient/p1`;
const other = 'http://other.example/fhir/Patient/p1';
const few = (subjects: string) => found(`_id=b,d,f&subject=${subjects}`);
const chained = (name: string) => `${base}/ImagingStudy?subject:Patient${name}=x`;

/** Faults in: single cases of lists, pages, chains, modifiers and escapes. */
export const unnoticed: Record<string, Probe> = {
  'own-base-taken-off-once': probe(few(`${base}/Group/g1,${patient}`), ['b', 'f'], ['b']),
  'foreign-url-lost-in-or': probe(few(`${other},Group/g1`), ['b', 'd'], ['b']),
  'large-count-cut-without-next': probe(
    having([study('more')], async (client) => (await found('_count=1000')(client)).length),
    11,
    10,
  ),
  'one-more-than-count': probe(pages('_id=a,b,c&_count=2'), [['a', 'b'], ['c']], [['a', 'b', 'c']]),
  'ties-lost-between-sorted-pages': probe(
    having(
      [study('tie', { started: '2020-12-31T12:00:00Z' })],
      found('_id=dd,f,tie&_sort=started&_count=1'),
    ),
    ['dd', 'f', 'tie'],
    ['dd', 'f'],
  ),
  'subsumption-dropped-when-lenient': probe(
    status('modality:above=CT', { prefer: 'handling=lenient' }),
    400,
    200,
  ),
  'in-ignored-on-code': probe(status('status:in=http://a.example/vs'), 400, 200),
  'or-after-two-steps': probe(found('encounter.part-of.identifier=none,of-target'), ['b'], []),
  'added-started-not-found': probe(
    afterUpdate('long', { started: '2023-05-05' }, found('started=2023-05')),
    ['long'],
    [],
  ),
  'missing-judged-on-elements': probe(
    async (client) => [
      await found('_id=a,e&modality:missing=true&_elements=identifier')(client),
      await found('_id=a,e&modality:missing=false&_elements=identifier')(client),
    ],
    [['e'], ['a']],
    [['a', 'e'], []],
  ),
  'self-link-without-dot': probe(
    selfLink('subject:Patient.identifier=x'),
    chained('.identifier'),
    chained('identifier'),
  ),
  'chained-escaped-comma': probe(found('encounter.identifier=of-target\\,none'), [], ['a']),
  'compartment-modifier-dropped': probe(
    ids('Patient/p1/ImagingStudy?status:invented=available&_id=e,f'),
    400,
    ['ImagingStudy/f'],
  ),
  'of-type-escaped-bar': probe(
    afterUpdate(
      'g',
      { identifier: [{ type: { coding: [{ system: v2, code: 'ACSN' }] }, value: 'p|q' }] },
      found(`identifier:of-type=${v2}|ACSN|p\\|q`),
    ),
    ['g'],
    [],
  ),
};
