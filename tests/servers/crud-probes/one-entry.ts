import { newStudy, study } from '../client.ts';
import { jsonOf, type Probe, probe, read, remove, stale, update } from './asking.ts';
import { post, put, send, toldBy } from './bundles.ts';
import { containing, described, known, series } from './places.ts';

type Client = Parameters<Probe['ask']>[0];

const ifMatches = (type: string, first: object, last: object) => async (client: Client) => {
  const { status } = await send(
    client,
    type,
    put('/a', study('a', { description: 'new' }), first),
    put('/b', study('b', { description: 'new' }), last),
  );
  return [status, await described(client), jsonOf(await read(client, 'b')).description];
};

const late = { ifMatch: stale['if-match'] };

const inTime = { ifMatch: 'W/"1"' };

const failing = { request: { method: 'GET', url: 'ImagingStudy/none' } };

const created = (criteria: string) => async (client: Client) =>
  (await client.post('ImagingStudy', newStudy(known), { 'if-none-exist': criteria })).status;

/** Of one entry among several, and of what criteria match. */
export const ofOneEntry: Record<string, Probe> = {
  'transaction-if-match-of-first-ignored': probe(
    ifMatches('transaction', late, inTime),
    [412, undefined, undefined],
    [200, 'new', 'new'],
  ),
  'batch-if-match-of-later-ignored': probe(
    ifMatches('batch', inTime, late),
    [200, 'new', undefined],
    [200, 'new', 'new'],
  ),
  'transaction-keeps-creates-of-failed-search': probe(
    async (client) => {
      const { status } = await send(client, 'transaction', post(newStudy(known)), failing);
      return [status >= 400, (await client.ids('ImagingStudy?identifier=k')).length];
    },
    [true, 0],
    [true, 1],
  ),
  'transaction-search-misses-created': probe(
    async (client) => {
      const search = { request: { method: 'GET', url: 'ImagingStudy?identifier=k' } };
      const [found] = await toldBy(send(client, 'transaction', search, post(newStudy(known))));
      const { total, entry = [] } = (found?.resource ?? {}) as { total?: number; entry?: object[] };
      return [total, entry.length];
    },
    [1, 1],
    [0, 0],
  ),
  'batch-shows-sent-ids': probe(
    async (client) => {
      const prefer = { prefer: 'return=representation' };
      const entry = [post({ ...newStudy(), id: 'sent' })];
      const answer = await client.post(
        '',
        { resourceType: 'Bundle', type: 'batch', entry },
        prefer,
      );
      return answer.body.includes('"id":"sent"');
    },
    false,
    true,
  ),
  'criteria-of-one-parameter-only': probe(
    async (client) => [
      await created('identifier=m&status=available&started=ge2020')(client),
      await created('identifier=n&status=available&started=ge2020&patient=Patient/p')(client),
    ],
    [201, 201],
    [201, 500],
  ),
  'batch-puts-of-dotted-ids-refused': probe(
    async (client) => {
      const told = await toldBy(send(client, 'batch', put('/x.1', study('x.1'))));
      return told[0]?.response?.status?.slice(0, 1);
    },
    '2',
    '4',
  ),
  'transaction-reads-ids-in-lower-case': probe(
    async (client) => {
      await update(client, {}, 'A');
      const answer = await send(client, 'transaction', {
        request: { method: 'GET', url: 'ImagingStudy/A' },
      });
      return answer.body.includes('"id":"A"');
    },
    true,
    false,
  ),
  'batch-updates-drop-extensions': probe(
    async (client) => {
      await send(client, 'batch', put('/a', study('a', containing)));
      return 'extension' in jsonOf(await read(client));
    },
    true,
    false,
  ),
  'conditional-updates-drop-later-series': probe(
    async (client) => {
      const two = [...series, { ...series[0], uid: '2.25.2' }];
      await client.put('ImagingStudy?_id=a', study('a', { series: two }));
      return (jsonOf(await read(client)).series as object[]).length;
    },
    2,
    1,
  ),
  'batch-reads-what-criteria-deleted': probe(
    async (client) => {
      await client.put('ImagingStudy/k', study('k', known));
      await remove(client, 'ImagingStudy?identifier=k');
      const [told] = await toldBy(
        send(client, 'batch', { request: { method: 'GET', url: 'ImagingStudy/k' } }),
      );
      return told?.response?.status?.slice(0, 3);
    },
    '410',
    '200',
  ),
  'batch-outcome-without-severity': probe(
    async (client) => {
      const [told] = await toldBy(send(client, 'batch', failing));
      return JSON.stringify(told).includes('"severity":"error"');
    },
    true,
    false,
  ),
  'transaction-goes-by-type-of-body': probe(
    async (client) => {
      const patient = { resourceType: 'Patient', active: true };
      return (await send(client, 'transaction', post(patient))).status;
    },
    400,
    200,
  ),
  'batch-creates-despite-several': probe(
    async (client) => {
      for (const id of ['k', 'l']) await client.put(`ImagingStudy/${id}`, study(id, known));
      const more = { ifNoneExist: 'identifier=k' };
      const [told] = await toldBy(send(client, 'batch', post(newStudy(known), more)));
      return told?.response?.status?.slice(0, 3);
    },
    '412',
    '201',
  ),
  'transaction-updates-one-match-twice': probe(
    async (client) => {
      await client.put('ImagingStudy/k', study('k', known));
      const entries = [newStudy(known), newStudy(known)].map((one) => put('?identifier=k', one));
      return (await send(client, 'transaction', ...entries)).status;
    },
    400,
    200,
  ),
  'deleted-by-criteria-counted': probe(
    async (client) => {
      await client.put('ImagingStudy/k', study('k', known));
      await remove(client, 'ImagingStudy?identifier=k');
      const paths = ['_summary=count', '_count=1'].map((one) => `ImagingStudy?identifier=k&${one}`);
      const answers = await Promise.all(paths.map((path) => client.get(path)));
      return answers.map((answer) => jsonOf(answer).total);
    },
    [0, 0],
    [1, 0],
  ),
};
