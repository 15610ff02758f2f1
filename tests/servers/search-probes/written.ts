import { base, type Client, newStudy, study } from '../client.ts';
import { found, type Probe, probe } from './asking.ts';
import { having, ids } from './beside.ts';
import { afterUpdate, v2 } from './looks.ts';

const link = 'urn:uuid:1f0a3c52-6f0e-4b27-8a5e-3f3c1d2e4b5a';
const numbered = (value: string) => study('n', { identifier: [{ value }] });

const sent = (client: Client, entry: object[]) =>
  client.post('', { resourceType: 'Bundle', type: 'transaction', entry });

const byPatient = 'Patient?_id=p1&_has:ImagingStudy:patient:identifier';

/** Faults in: what was written with others, or in another way. */
export const written: Record<string, Probe> = {
  'rewritten-links-not-indexed': probe(
    async (client) => {
      const subject = { reference: link };
      const made = { ...newStudy(), subject, identifier: [{ value: 'together' }] };
      await sent(client, [
        { resource: made, request: { method: 'POST', url: 'ImagingStudy' } },
        {
          fullUrl: link,
          resource: { resourceType: 'Patient', id: 'pt' },
          request: { method: 'PUT', url: 'Patient/pt' },
        },
      ]);
      return (await found('identifier=together&patient=Patient/pt')(client)).length;
    },
    1,
    0,
  ),
  'bundle-conditional-update-not-indexed': probe(
    async (client) => {
      const resource = study('f', { status: 'cancelled', identifier: [{ value: 'a b' }] });
      const request = { method: 'PUT', url: 'ImagingStudy?identifier=a%20b' };
      await sent(client, [{ resource, request }]);
      return found('_id=f&status=cancelled')(client);
    },
    ['f'],
    [],
  ),
  'has-of-deleted-study': probe(
    having([numbered('gone')], async (client) => {
      await client.send('DELETE', 'ImagingStudy/n');
      return ids(`${byPatient}=gone`)(client);
    }),
    [],
    ['Patient/p1'],
  ),
  'has-modifier-ignored': probe(having([numbered('x')], ids(`${byPatient}:invented=x`)), 400, [
    'Patient/p1',
  ]),
  'of-type-first-of-list': probe(
    found(`identifier:of-type=${v2}|ACSN|none,${v2}|ACSN|A1`),
    ['a'],
    [],
  ),
  'ampersand-ends-value': probe(found('_id=a,b&identifier=A1%26c'), [], ['a', 'b']),
  'uid-by-leading-arcs': probe(found('instance=1.1'), [], ['a']),
  'one-system-for-each-value': probe(
    afterUpdate(
      'g',
      {
        identifier: ['s', 't'].map((one) => ({ system: `http://${one}.example`, value: 'twice' })),
      },
      found('identifier=http://t.example|twice'),
    ),
    ['g'],
    [],
  ),
  'compartment-without-absolute': probe(
    having(
      [study('n', { subject: { reference: `${base}/Patient/p1` } })],
      ids('Patient/p1/ImagingStudy?_id=f,n'),
    ),
    ['ImagingStudy/f', 'ImagingStudy/n'],
    ['ImagingStudy/f'],
  ),
};
