import { base, type Client, study } from '../client.ts';
import { type Bundle, found, type Probe, posted, probe, total } from './asking.ts';
import { companions, having, ids } from './beside.ts';
import { tagsOf } from './looks.ts';

const formed = async (client: Client, form: string) =>
  (await client.form('ImagingStudy/_search', form)).json as unknown as Bundle;

const patient = (id: string) => ({ subject: { reference: `Patient/${id}` } });

const measured = (id: string) => ({
  resourceType: 'Observation',
  id: 'm9',
  status: 'final',
  code: { text: 'Size' },
  derivedFrom: [{ reference: `ImagingStudy/${id}` }],
});

const numbered = (value: string) => study('f', { identifier: [{ value }] });

const subjects = 'ImagingStudy?_id=a,c&_include=ImagingStudy:subject';
const device = { resourceType: 'Device', id: 'p1' };

/** Faults in: what comes along after updates, what is counted, and what POST changes. */
export const toldOtherwise: Record<string, Probe> = {
  'count-ignores-negation': probe(total('_id=a,b&modality:not=MR&_summary=count'), 1, 2),
  'sorted-or-first-only': probe(
    found('status=cancelled,registered&_sort=started'),
    ['b', 'c', 'long', 'longer'],
    ['b'],
  ),
  'include-last-type-only': probe(
    having([device], ids(`${subjects}:Patient&_include=ImagingStudy:subject:Device`)),
    ['ImagingStudy/a', 'ImagingStudy/c', 'Patient/p1', 'Device/p1'],
    ['ImagingStudy/a', 'ImagingStudy/c', 'Device/p1'],
  ),
  'summary-false-by-post-as-true': probe(
    async (client) => (await formed(client, '_id=a&_summary=false')).entry?.map(tagsOf),
    [['red']],
    [['red', 'SUBSETTED']],
  ),
  'summary-outlasts-search': probe(
    async (client) => {
      await client.get('ImagingStudy?_id=a&_elements=status');
      return Object.keys((await client.get('ImagingStudy/a')).json).includes('encounter');
    },
    true,
    false,
  ),
  'contained-study-found-by-post': probe(posted('identifier=contained'), [], ['inside']),
  'outcome-of-errors-by-post': probe(
    async (client) =>
      JSON.stringify(await formed(client, '_id=a&unheard-of=1')).includes('"severity":"error"'),
    false,
    true,
  ),
  'outcome-in-total': probe(total('_id=a&unheard-of=1'), 1, 2),
  'compartment-self-link-bare': probe(
    async (client) => {
      const { json } = await client.get('Patient/p1/ImagingStudy?_id=f');
      return (json as unknown as Bundle).link?.[0]?.url;
    },
    `${base}/Patient/p1/ImagingStudy?_id=f`,
    `${base}/Patient/p1/ImagingStudy`,
  ),
  'include-of-former-reference': probe(
    having(
      [{ resourceType: 'Patient', id: 'p2' }, study('f', patient('p2'))],
      ids('ImagingStudy?_id=f&_include=ImagingStudy:patient'),
    ),
    ['ImagingStudy/f', 'Patient/p2'],
    ['ImagingStudy/f', 'Patient/p2', 'Patient/p1'],
  ),
  'revinclude-of-former-source': probe(
    having(
      [...companions, measured('f'), measured('g')],
      ids('ImagingStudy?_id=f&_revinclude=Observation:derived-from'),
    ),
    ['ImagingStudy/f'],
    ['ImagingStudy/f', 'Observation/m9'],
  ),
  'has-of-former-study': probe(
    having(
      [numbered('old'), numbered('new')],
      ids('Patient?_id=p1&_has:ImagingStudy:patient:identifier=old'),
    ),
    [],
    ['Patient/p1'],
  ),
};
