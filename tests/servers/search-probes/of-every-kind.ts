import { study } from '../client.ts';
import { found, type Probe, probe } from './asking.ts';
import { having, ids, told } from './beside.ts';
import { afterUpdate } from './looks.ts';

const order = {
  resourceType: 'ServiceRequest',
  id: 'o',
  status: 'active',
  intent: 'order',
  subject: { reference: 'Patient/p1' },
  authoredOn: '2019-05-14',
};
const endpoint = {
  resourceType: 'Endpoint',
  id: 'n',
  status: 'active',
  connectionType: { code: 'dicom-wado-rs' },
  payloadType: [{ text: 'images' }],
  address: 'http://n.example',
};
const referred = study('f', {
  basedOn: [{ reference: 'ServiceRequest/o' }],
  endpoint: [{ reference: 'Endpoint/n' }],
});

/** Faults in what a search does with one kind of target, prefix, list or zone, and with others does not. */
export const ofEveryKind: Record<string, Probe> = {
  'chain-sa-as-ge': probe(
    having([order, referred], found('basedon:ServiceRequest.authored=sa2019')),
    [],
    ['f'],
  ),
  'has-list-last-only': probe(
    ids('Encounter?_id=e1&_has:ImagingStudy:encounter:identifier=A1,none'),
    ['Encounter/e1'],
    [],
  ),
  'negative-half-hours-lost': probe(
    afterUpdate(
      'g',
      { started: '2021-05-05T08:30:00-03:30' },
      found('started=2021-05-05T08:30:00-03:30'),
    ),
    ['g'],
    [],
  ),
  'include-of-deleted-endpoint': probe(
    having([endpoint, referred], async (client) => {
      await client.send('DELETE', 'Endpoint/n');
      return told('ImagingStudy?_id=f&_include=ImagingStudy:endpoint')(client);
    }),
    ['ImagingStudy/f match'],
    ['ImagingStudy/f match', 'Endpoint/n include'],
  ),
};
