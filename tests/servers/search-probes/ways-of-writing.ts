import { type Client, newStudy, series, study } from '../client.ts';
import { found, type Probe, probe } from './asking.ts';
import { having, ids } from './beside.ts';

const before = study('w', {
  identifier: [{ value: 'mark' }, { value: 'old' }],
  encounter: { reference: 'Encounter/e1' },
  reasonCode: [{ coding: [{ code: 'why' }] }],
  series: [series('OT', { bodySite: { code: 'knee' }, performer: [actor('Device/x')] })],
});

const after = study('w', {
  identifier: [{ value: 'mark' }, { value: 'new' }],
  encounter: { reference: 'Encounter/e2' },
  series: [series('SM')],
});

const made = newStudy({
  identifier: [{ value: 'made' }],
  started: '2001-01-01',
  basedOn: [{ reference: 'Task/t9' }],
  series: [series('OT')],
});

function actor(reference: string) {
  return { actor: { reference } };
}

type Write = (client: Client) => Promise<unknown>;

const bundled =
  (type: string, method: string, url: string, resource?: object): Write =>
  (client) =>
    client.post('', {
      resourceType: 'Bundle',
      type,
      entry: [{ request: { method, url }, resource }],
    });

/** How many studies are found by each of these queries once something is written. */
const counted =
  (write: Write, ...queries: string[]) =>
  async (client: Client) => {
    await write(client);
    const counts: number[] = [];
    for (const query of queries) counts.push((await found(query)(client)).length);
    return counts;
  };

const created = (write: Write, query: string) =>
  probe(counted(write, 'identifier=made', `identifier=made&${query}`), [1, 1], [1, 0]);

const updated = (write: Write, parameter: string, old: string, now: string) =>
  probe(
    having([before], counted(write, `_id=w&${parameter}=${old}`, `_id=w&${parameter}=${now}`)),
    [0, 1],
    [1, 0],
  );

const deleted = (write: Write, query: string) =>
  probe(having([before], counted(write, '_id=w', query)), [0, 0], [0, 1]);

const where = 'ImagingStudy?identifier=mark';
const w = 'ImagingStudy/w';

const studiesOf = (patient: string) =>
  ids(`Patient?_id=${patient}&_revinclude=ImagingStudy:patient`);
const patients = ['p2', 'p3'].map((id) => ({ resourceType: 'Patient', id }));
const ofPatient = (id: string) => study('w', { subject: { reference: `Patient/${id}` } });

/** Faults in: what is seen of studies by the way they were written, and reverse includes of them. */
export const waysOfWriting: Record<string, Probe> = {
  'batch-created-not-found-by-modality': created(
    bundled('batch', 'POST', 'ImagingStudy', made),
    'modality=OT',
  ),
  'transaction-created-not-found-by-started': created(
    bundled('transaction', 'POST', 'ImagingStudy', made),
    'started=2001',
  ),
  'conditionally-created-not-found-by-order': created(
    (client) => client.post('ImagingStudy', made, { 'if-none-exist': 'identifier=made' }),
    'basedon=Task/t9',
  ),
  'batch-updated-found-by-old-encounter': updated(
    bundled('batch', 'PUT', w, after),
    'encounter',
    'Encounter/e1',
    'Encounter/e2',
  ),
  'transaction-updated-found-by-old-modality': updated(
    bundled('transaction', 'PUT', w, after),
    'modality',
    'OT',
    'SM',
  ),
  'conditionally-updated-found-by-old-identifier': updated(
    (client) => client.put(where, after),
    'identifier',
    'old',
    'new',
  ),
  'batch-deleted-found-by-performer': deleted(bundled('batch', 'DELETE', w), 'performer=Device/x'),
  'transaction-deleted-found-by-reason': deleted(bundled('transaction', 'DELETE', w), 'reason=why'),
  'conditionally-deleted-found-by-body-site': deleted(
    (client) => client.send('DELETE', where),
    'bodysite=knee',
  ),
  'revinclude-of-deleted-study': probe(
    having([...patients, ofPatient('p2')], async (client) => {
      await client.send('DELETE', w);
      return studiesOf('p2')(client);
    }),
    ['Patient/p2'],
    ['Patient/p2', 'ImagingStudy/w'],
  ),
  'revinclude-of-moved-study': probe(
    having([...patients, ofPatient('p2'), ofPatient('p3')], async (client) => [
      await studiesOf('p2')(client),
      await studiesOf('p3')(client),
    ]),
    [['Patient/p2'], ['Patient/p3', 'ImagingStudy/w']],
    [
      ['Patient/p2', 'ImagingStudy/w'],
      ['Patient/p3', 'ImagingStudy/w'],
    ],
  ),
};
