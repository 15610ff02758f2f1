import { describe, expect, it } from 'vitest';
import { builtInFaults, loadFaults } from '../../servers/faulty/catalogue.ts';
import { faulty } from '../../servers/faulty/proxy.ts';
import { createReferenceServer } from '../../servers/reference/handler.ts';
import { base, type Client, clientOf, newStudy, series, study } from './client.ts';
import { crudProbes } from './crud-probes/index.ts';
import { defectProbes } from './defect-probes.ts';
import { searchProbes } from './search-probes/index.ts';
import { searchVariants } from './search-probes/variants.ts';
import { validationProbes } from './validation-probes/index.ts';

const dcm = 'http://dicom.nema.org/resources/ontology/DCM';
const subject = (type: string) => ({ subject: { reference: `${type}/x1` } });
const endpoint = [{ reference: 'Endpoint/e' }];

const dataset = [
  study('a', { ...subject('Patient'), series: [series('CT')], endpoint, started: '2020' }),
  study('b', { ...subject('Device'), series: [series('US'), series('CT', { endpoint })] }),
  study('c', {
    series: [{ uid: '1.2.3.22', modality: { system: 'urn:other', code: 'CT' } }],
    identifier: [{ value: 'x' }],
    started: '2020-06-15T20:00:00-05:00',
  }),
  study('d', { status: 'cancelled', _description: { id: 'p' }, started: '2020-06-15T10:00:00Z' }),
];

const found = (query: string) => (client: Client) => client.ids(`ImagingStudy?${query}`);

interface Bundle {
  total?: number;
  link: { relation: string; url: string }[];
  entry: { resource: { id: string }; search?: { mode: string } }[];
}
const bundle = async (client: Client, query: string) =>
  (await client.get(`ImagingStudy?${query}`)).json as unknown as Bundle;

/** What shows a fault, as a right server and as the faulty one answer it. */
const probes: Record<
  string,
  { ask(client: Client): Promise<unknown>; right: unknown; wrong: unknown }
> = {
  ...crudProbes,
  ...defectProbes,
  ...validationProbes,
  'token-system-ignored': {
    ask: found(`modality=${dcm}|CT`),
    right: ['a', 'b'],
    wrong: ['a', 'b', 'c'],
  },
  'or-first-value-only': { ask: found('modality=US,CT'), right: ['a', 'b', 'c'], wrong: ['b'] },
  'repeated-as-or': { ask: found('modality=US&modality=CT'), right: ['b'], wrong: ['a', 'b', 'c'] },
  'escaped-comma-separates': { ask: found('identifier=x\\,y'), right: [], wrong: ['c'] },
  'not-drops-missing': { ask: found('modality:not=US'), right: ['a', 'c', 'd'], wrong: ['a', 'c'] },
  'post-second-parameter-ignored': {
    ask: async (client) =>
      (await client.form('ImagingStudy/_search', 'status=available&modality=US')).json.total,
    right: 1,
    wrong: 3,
  },
  'date-eq-overlaps': { ask: found('started=2020-06-15'), right: ['d'], wrong: ['a', 'd'] },
  'date-ne-misses-wider': { ask: found('started=ne2020-06-15'), right: ['a', 'c'], wrong: ['c'] },
  'offsets-compared-as-text': {
    ask: found('started=2020-06-16T01:00:00Z'),
    right: ['c'],
    wrong: [],
  },
  'patient-finds-any-subject': { ask: found('patient=x1'), right: ['a'], wrong: ['a', 'b'] },
  'second-series-not-indexed': {
    ask: found('modality=CT'),
    right: ['a', 'b', 'c'],
    wrong: ['a', 'c'],
  },
  'series-endpoint-ignored': { ask: found('endpoint=Endpoint/e'), right: ['a', 'b'], wrong: ['a'] },
  'series-uid-by-prefix': {
    ask: found('series=1.2.3.2'),
    right: ['a', 'b'],
    wrong: ['a', 'b', 'c'],
  },
  'count-ignored': {
    ask: async (client) => (await bundle(client, '_count=2')).entry.length,
    right: 2,
    wrong: 3,
  },
  'total-counts-page': {
    ask: async (client) => (await bundle(client, '_count=3')).total,
    right: 4,
    wrong: 3,
  },
  'page-two-repeats-entry': {
    ask: found('_count=2'),
    right: ['a', 'b', 'c', 'd'],
    wrong: ['a', 'b', 'b', 'c', 'd'],
  },
  'self-link-lists-ignored': {
    ask: async (client) => (await bundle(client, 'status=available&unheard-of=1')).link[0]?.url,
    right: `${base}/ImagingStudy?status=available`,
    wrong: `${base}/ImagingStudy?status=available&unheard-of=1`,
  },
  'unknown-modifier-ignored': {
    ask: async (client) => (await client.get('ImagingStudy?modality:invented=US')).status,
    right: 400,
    wrong: 200,
  },
  'update-not-indexed': {
    ask: async (client) => {
      await client.put('ImagingStudy/d', study('d', { series: [series('MR')] }));
      return [await client.ids('ImagingStudy?modality=MR'), await client.ids('ImagingStudy?_id=d')];
    },
    right: [['d'], ['d']],
    wrong: [[], ['d']],
  },
  'deleted-still-found': {
    ask: async (client) => {
      await client.send('DELETE', 'ImagingStudy/b');
      return [await client.ids('ImagingStudy?_id=b'), await client.ids('ImagingStudy?_id=a')];
    },
    right: [[], ['a']],
    wrong: [['b'], ['a']],
  },
  'location-without-version': {
    ask: async (client) =>
      (await client.post('ImagingStudy', newStudy())).headers.location?.includes('/_history/'),
    right: true,
    wrong: false,
  },
  'etag-of-next-version': {
    ask: async (client) => (await client.get('ImagingStudy/a')).headers.etag,
    right: 'W/"1"',
    wrong: 'W/"1-0"',
  },
  'mismatched-id-accepted': {
    ask: async (client) => (await client.put('ImagingStudy/a', study('b'))).status,
    right: 400,
    wrong: 200,
  },
  'absent-id-accepted': {
    ask: async (client) => (await client.put('ImagingStudy/a', newStudy())).status,
    right: 400,
    wrong: 200,
  },
  'client-id-honoured': {
    ask: async (client) => (await client.post('ImagingStudy', study('own'))).json.id === 'own',
    right: false,
    wrong: true,
  },
  'refused-create-stored': {
    ask: async (client) => {
      const { status } = await client.post('ImagingStudy', { ...newStudy(), status: 'no' });
      return [status, (await client.ids('ImagingStudy')).length];
    },
    right: [400, 4],
    wrong: [400, 5],
  },
  'decimals-normalised': {
    ask: async (client) => {
      const sent = JSON.stringify(
        study('a', { extension: [{ url: 'http://a.example/u', valueDecimal: 0 }] }),
      );
      await client.put('ImagingStudy/a', sent.replace(':0}', ':1.50}'));
      return /"valueDecimal":([\d.]+)/.exec((await client.get('ImagingStudy/a')).body)?.[1];
    },
    right: '1.50',
    wrong: '1.5',
  },
  'primitive-extensions-lost': {
    ask: async (client) => '_description' in (await client.get('ImagingStudy/d')).json,
    right: true,
    wrong: false,
  },
  'revival-answered-200': {
    ask: async (client) => {
      await client.send('DELETE', 'ImagingStudy/a');
      return (await client.put('ImagingStudy/a', study('a'))).status;
    },
    right: 201,
    wrong: 200,
  },
  'deleted-still-read': {
    ask: async (client) => {
      await client.send('DELETE', 'ImagingStudy/a');
      return (await client.get('ImagingStudy/a')).status;
    },
    right: 410,
    wrong: 200,
  },
  'vread-returns-current': {
    ask: async (client) => {
      await client.put('ImagingStudy/a', study('a', { description: 'new' }));
      const { description, meta } = (await client.get('ImagingStudy/a/_history/1')).json;
      return [description, (meta as { versionId: string }).versionId];
    },
    right: [undefined, '1'],
    wrong: ['new', '1'],
  },
  'stale-if-match-accepted': {
    ask: async (client) =>
      (await client.put('ImagingStudy/a', study('a'), { 'if-match': 'W/"0"' })).status,
    right: 412,
    wrong: 200,
  },
  'elements-merged': {
    ask: async (client) => {
      await client.put('ImagingStudy/a', study('a'));
      return 'series' in (await client.get('ImagingStudy/a')).json;
    },
    right: false,
    wrong: true,
  },
  'series-reordered': {
    ask: async (client) => {
      const { series: stored } = (await client.get('ImagingStudy/b')).json;
      return (stored as unknown as { modality: { code: string } }[]).map(
        ({ modality }) => modality.code,
      );
    },
    right: ['US', 'CT'],
    wrong: ['CT', 'US'],
  },
  'control-all': {
    ask: async (client) => (await client.get('metadata')).status,
    right: 200,
    wrong: 500,
  },
  'no-total': {
    ask: async (client) => (await bundle(client, '_id=a')).total,
    right: 1,
    wrong: undefined,
  },
  'relative-location': {
    ask: async (client) => (await client.put('ImagingStudy/new', study('new'))).headers.location,
    right: `${base}/ImagingStudy/new/_history/1`,
    wrong: 'ImagingStudy/new/_history/1',
  },
  'small-pages': {
    ask: async (client) => {
      for (let index = 0; index < 5; index += 1) await client.post('ImagingStudy', newStudy());
      const { entry, total } = await bundle(client, '_count=50');
      return [entry.length, total, (await client.ids('ImagingStudy?_count=50')).length];
    },
    right: [9, 9, 9],
    wrong: [7, 9, 9],
  },
  'deleted-unknown': {
    ask: async (client) => {
      await client.send('DELETE', 'ImagingStudy/a');
      return (await client.get('ImagingStudy/a')).status;
    },
    right: 410,
    wrong: 404,
  },
  'no-match-mode': {
    ask: async (client) => (await bundle(client, '_id=a')).entry[0]?.search,
    right: { mode: 'match' },
    wrong: undefined,
  },
  'writes-answered-without-body': {
    ask: async (client) => (await client.post('ImagingStudy', newStudy())).body === '',
    right: false,
    wrong: true,
  },
  'charset-named': {
    ask: async (client) => (await client.get('ImagingStudy/a')).headers['content-type'],
    right: 'application/fhir+json',
    wrong: 'application/fhir+json;charset=UTF-8',
  },
};

/** Requests that no fault of one thing has to do with. */
async function controlRequests(client: Client): Promise<unknown> {
  const read = await client.get('ImagingStudy/c');
  const patient = await client.put('Patient/p', { resourceType: 'Patient', id: 'p' });
  const searches = [];
  for (const query of [
    'status=available',
    'modality=US',
    'status:not=available',
    'subject=Device/x1',
  ]) {
    searches.push(await client.ids(`ImagingStudy?${query}`));
  }
  const posted = (await client.form('ImagingStudy/_search', 'status=cancelled')).status;
  return [read.status, read.json.started, patient.status, searches, posted];
}

const server = () => createReferenceServer({ base, preload: dataset }).handle;
/** Those of searches have studies of their own to show them: search-faults.test.ts, search-variants.test.ts. */
const faults = (await loadFaults(builtInFaults)).filter(
  ({ id }) => id !== 'control-none' && !(id in searchProbes) && !(id in searchVariants),
);

describe.each(faults)('$id', (fault) => {
  it('shows in what it says', async () => {
    const probe = probes[fault.id];
    if (!probe) throw new Error(`no probe shows the fault ${fault.id}`);
    expect(await probe.ask(clientOf(server()))).toEqual(probe.right);
    expect(await probe.ask(clientOf(faulty(fault, server())))).toEqual(probe.wrong);
  });

  if (fault.id === 'control-all') return;

  it('and in nothing else', async () => {
    const right = await controlRequests(clientOf(server()));
    expect(await controlRequests(clientOf(faulty(fault, server())))).toEqual(right);
  });
});
