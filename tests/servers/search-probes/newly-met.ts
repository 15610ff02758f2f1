import type { Resource } from '../../../spec/index.ts';
import { type Client, newStudy, study } from '../client.ts';
import { type Bundle, found, type Probe, probe } from './asking.ts';
import { having, ids } from './beside.ts';
import { afterUpdate } from './looks.ts';

const known: Resource = { resourceType: 'Patient', id: 'k', identifier: [{ value: 'K' }] };
const performedBy = (uid: string, reference: string) => ({
  uid,
  modality: { code: 'US' },
  performer: [{ actor: { reference } }],
});
const precise = '2020-05-05T12:00:00.123456Z';

/** Creates in a transaction a study of that subject, and says how many are found by the patient. */
const createdOf = async (client: Client, reference: string) => {
  const resource = newStudy({ subject: { reference } });
  const entry = [{ resource, request: { method: 'POST', url: 'ImagingStudy' } }];
  await client.post('', { resourceType: 'Bundle', type: 'transaction', entry });
  return ((await found('patient=Patient/k')(client)) as string[]).length;
};

/** Faults in: what criteria in references came to, more digits than clocks show, one prefix twice, series that are added, and tails of URLs. */
export const newlyMet: Record<string, Probe> = {
  'patient-of-conditional-reference-not-indexed': probe(
    having([known], async (client) => [
      await createdOf(client, 'Patient?identifier=K'),
      await createdOf(client, 'Patient/k'),
    ]),
    [1, 2],
    [0, 1],
  ),
  'index-in-milliseconds': probe(
    afterUpdate('g', { started: precise }, async (client) => [
      await found(`started=${precise}`)(client),
      await found('started=2020-05-05T12:00:00.123Z')(client),
    ]),
    [['g'], ['g']],
    [[], ['g']],
  ),
  'window-by-prefix': probe(
    async (client) => [
      await found('started=ge2021&started=ge2020-12')(client),
      await found('started=ge2020-12&started=lt2021')(client),
    ],
    [['f'], ['dd']],
    [['dd', 'f'], ['dd']],
  ),
  'performer-of-added-series': probe(
    afterUpdate(
      'f',
      { series: [performedBy('1.6', 'Practitioner/x'), performedBy('1.7', 'Practitioner/y')] },
      async (client) => [
        await found('performer=Practitioner/x')(client),
        await found('performer=Practitioner/y')(client),
      ],
    ),
    [['f'], ['f']],
    [['f'], []],
  ),
  'profile-by-its-tail': probe(
    having(
      [study('g', { meta: { profile: ['http://one.example/StructureDefinition/x'] } })],
      async (client) => [
        await found('_profile=http://two.example/StructureDefinition/x')(client),
        await found('_profile=http://two.example/StructureDefinition/y')(client),
      ],
    ),
    [[], []],
    [['g'], []],
  ),
  'self-link-without-url-of-form': probe(
    async (client) => {
      const { json } = await client.form('ImagingStudy/_search?status=available', 'modality=CT');
      const { link = [] } = json as unknown as Bundle;
      const url = link.find(({ relation }) => relation === 'self')?.url ?? '';
      return [...new URL(url).searchParams.keys()].sort();
    },
    ['modality', 'status'],
    ['modality'],
  ),
  'system-third-type-not-searched': probe(
    ids('?_type=Patient,Encounter,ImagingStudy&_id=a,e1'),
    ['Encounter/e1', 'ImagingStudy/a'],
    ['Encounter/e1'],
  ),
  'has-of-studies-ignores-prefix': probe(
    async (client) => {
      const by = (value: string) =>
        ids(`Patient?_id=p1&_has:ImagingStudy:patient:started=${value}`);
      return [await by('lt1900')(client), await by('ge1900')(client)];
    },
    [[], ['Patient/p1']],
    [[], []],
  ),
  'series-repeated-in-one-series': probe(found('series=1.1&series=1.2'), ['a'], []),
  'updated-twice-by-last-updated': probe(
    async (client) => {
      await client.put('ImagingStudy/a', study('a'));
      return found('_id=a&_lastUpdated=gt2000')(client);
    },
    ['a'],
    ['a', 'a'],
  ),
};
