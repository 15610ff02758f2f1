import { base, study } from '../client.ts';
import { entries, found, type Probe, probe, selfLink, status } from './asking.ts';
import { companions, having, ids } from './beside.ts';
import { idsIn, inBatch } from './in-batches.ts';

const few = (subjects: string) => found(`_id=b,f&subject=${subjects}`);
const group = `${base}/Group/g1`;
const lenient = { prefer: 'handling=lenient' };

const observed = ['m1', 'm2'].map((id) => `${base}/Observation/${id}`);
const named = { system: 'http://i.example', value: 'P' };
const logical = study('f', { subject: { identifier: named } });

/** What is in the compartment of a patient, and what is found, once a study is deleted. */
const deleted =
  (then: Probe['ask']): Probe['ask'] =>
  async (client) => {
    await client.send('DELETE', 'ImagingStudy/f');
    return then(client);
  };

/** Faults in one place alone: in batches, counts or chains, beside includes, in lists or compartments. */
export const inOnePlace: Record<string, Probe> = {
  'batch-escaped-bars-kept': probe(
    inBatch('ImagingStudy?identifier=http://a.example%7CA1', idsIn),
    [['a']],
    [undefined],
  ),
  'batch-unknown-modifier-dropped': probe(
    inBatch('ImagingStudy?status:invented=available', ({ response }) => response.status),
    ['400'],
    ['200'],
  ),
  'system-unknown-modifier-dropped': probe(
    ids('?_type=ImagingStudy&status:invented=available&_id=e,f'),
    400,
    ['ImagingStudy/f'],
  ),
  'unknown-modifier-dropped-when-counting': probe(
    status('status:invented=available&_summary=count'),
    400,
    200,
  ),
  'unknown-modifier-dropped-beside-include': probe(
    status('status:invented=available&_include=ImagingStudy:encounter'),
    400,
    200,
  ),
  'encoded-unknown-modifier-dropped': probe(status('status%3Ainvented=available'), 400, 200),
  'chain-unknown-modifier-dropped-when-lenient': probe(
    async (client) => [
      await status('encounter.identifier:invented=of-target')(client),
      await status('encounter.identifier:invented=of-target', lenient)(client),
    ],
    [400, 400],
    [400, 200],
  ),
  'chain-to-id-of-any-type': probe(found('subject:Patient._id=p1&_id=c,f'), ['f'], ['c', 'f']),
  'impossible-day-in-self-link': probe(
    selfLink('started=2019-02-30'),
    undefined,
    `${base}/ImagingStudy?started=2019-02-30`,
  ),
  'has-of-logical-reference': probe(
    having(
      [{ resourceType: 'Patient', id: 'p2', identifier: [named] }, logical],
      ids('Patient?_has:ImagingStudy:patient:_id=a,f'),
    ),
    ['Patient/p1'],
    ['Patient/p1', 'Patient/p2'],
  ),
  'full-url-of-revinclude-versioned': probe(
    having(
      companions,
      entries('_id=b&_revinclude=Observation:derived-from', ({ fullUrl }) => fullUrl),
    ),
    [`${base}/ImagingStudy/b`, ...observed],
    [`${base}/ImagingStudy/b`, ...observed.map((url) => `${url}/_history/1`)],
  ),
  'compartment-without-revived': probe(
    deleted(having([study('f')], ids('Patient/p1/ImagingStudy?_id=e,f'))),
    ['ImagingStudy/e', 'ImagingStudy/f'],
    ['ImagingStudy/e'],
  ),
  'compartment-of-deleted': probe(
    deleted(async (client) => [
      await ids('Patient/p1/ImagingStudy?_id=e,f')(client),
      await ids('ImagingStudy?_id=e,f')(client),
    ]),
    [['ImagingStudy/e'], ['ImagingStudy/e']],
    [['ImagingStudy/e', 'ImagingStudy/f'], ['ImagingStudy/e']],
  ),
  'text-hidden-by-displays': probe(found('reason:text=Long,Chest'), ['a', 'b', 'e'], ['a', 'e']),
  'bare-id-takes-type-before': probe(few('Patient/p1,g1'), ['b', 'f'], ['f']),
  'own-urls-lost-in-lists': probe(few(`${group},Patient/p1`), ['b', 'f'], ['f']),
  'own-url-ends-list': probe(few(`${group},Patient/p1`), ['b', 'f'], ['b']),
};
