import { type Client, series, study } from '../client.ts';
import { found, type Probe, probe } from './asking.ts';

type Write = (client: Client) => Promise<unknown>;

const to = (reference: string) => ({ reference });

const studyOf = (content: object) => study('w', { identifier: [{ value: 'mark' }], ...content });

const put =
  (content: object): Write =>
  (client) =>
    client.put('ImagingStudy/w', studyOf(content));

const bundled =
  (type: string, url: string, content: object, ...beside: object[]): Write =>
  (client) =>
    client.post('', {
      resourceType: 'Bundle',
      type,
      entry: [...beside, { request: { method: 'PUT', url }, resource: studyOf(content) }],
    });

const remove: Write = (client) => client.send('DELETE', 'ImagingStudy/w');

/** Whether the study is found by each of these criteria once it has been through that. */
const after =
  (writes: Write[], ...queries: string[]) =>
  async (client: Client) => {
    for (const write of writes) await write(client);
    const counts: number[] = [];
    for (const query of queries) counts.push((await found(`_id=w&${query}`)(client)).length);
    return counts;
  };

const where = 'ImagingStudy?identifier=mark';
const w = 'ImagingStudy/w';

const endpoints = (id: string) => ({ endpoint: [to(`Endpoint/${id}`)] });
const knee = { series: [series('OT', { bodySite: { code: 'knee' } })] };
const image = { uid: '1.2.3.4', sopClass: { code: 'x' } };
const imaged = { series: [series('OT', { instance: [image] })] };
const why = (code: string) => ({ reasonCode: [{ coding: [{ code }] }] });

const uuid = 'urn:uuid:0c3151bd-1cbf-4d64-b04d-cd9187a4c6e0';
const order = {
  fullUrl: uuid,
  request: { method: 'POST', url: 'Task' },
  resource: { resourceType: 'Task', status: 'draft', intent: 'order' },
};

/** Faults in: what is seen of studies by what they have been through. */
export const lived: Record<string, Probe> = {
  'criteria-in-bundle-keeps-old-endpoint': probe(
    after(
      [put(endpoints('old')), bundled('transaction', where, endpoints('new'))],
      'endpoint=old',
      'endpoint=new',
    ),
    [0, 1],
    [1, 0],
  ),
  'revived-in-batch-not-found-by-instance': probe(
    after([put(imaged), remove, bundled('batch', w, imaged)], 'modality=OT', 'instance=1.2.3.4'),
    [1, 1],
    [1, 0],
  ),
  'upserted-in-batch-not-found-by-body-site': probe(
    after([bundled('batch', w, knee)], 'modality=OT', 'bodysite=knee'),
    [1, 1],
    [1, 0],
  ),
  'restored-reason-not-found': probe(
    after([put(why('a')), put(why('b')), put(why('a'))], 'reason=a', 'reason=b'),
    [1, 0],
    [0, 1],
  ),
  'coarser-started-not-found': probe(
    after([put({ started: '2001-02-03' }), put({ started: '2001' })], 'started=2001'),
    [1],
    [0],
  ),
  'order-created-beside-update-not-indexed': probe(
    async (client) => {
      await put({})(client);
      await bundled('transaction', w, { basedOn: [to(uuid)] }, order)(client);
      const { basedOn } = (await client.get(w)).json as unknown as { basedOn: [Link] };
      return found(`_id=w&basedon=${basedOn[0].reference}`)(client);
    },
    ['w'],
    [],
  ),
};

type Link = ReturnType<typeof to>;
