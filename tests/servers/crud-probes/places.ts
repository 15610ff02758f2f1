import { newStudy, study } from '../client.ts';
import {
  a,
  extension,
  jsonOf,
  type Probe,
  probe,
  read,
  remove,
  stale,
  update,
  withTime,
} from './asking.ts';
import { post, put, send, toldBy } from './bundles.ts';

type Client = Parameters<Probe['ask']>[0];

interface Entry {
  fullUrl?: string;
  resource?: Record<string, unknown> & { id: string };
}

const entriesOf = async (client: Client, path: string) =>
  (jsonOf(await client.get(path)).entry ?? []) as Entry[];

/** The texts of the notes that a history tells of the study. */
const notes = async (client: Client, path: string) => {
  for (const text of ['one', 'two']) await update(client, { note: [{ text }] });
  const its = (await entriesOf(client, path)).filter(({ resource }) => resource?.id === 'a');
  return its.map(({ resource }) => JSON.stringify(resource?.note ?? ''));
};

const described = async (client: Client) => jsonOf(await read(client)).description;

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
const known = { identifier: [{ value: 'k' }] };

const created = (criteria: string) => async (client: Client) =>
  (await client.post('ImagingStudy', newStudy(known), { 'if-none-exist': criteria })).status;

const offset = '2020-05-05T12:00:00-05:00';
const series = [{ uid: '2.25.1', modality: { system: 'urn:a', code: 'CT' }, started: offset }];
const div = '<div xmlns="http://www.w3.org/1999/xhtml">5\u00a0mm</div>';
const containing = {
  contained: [{ resourceType: 'Practitioner', id: 'x', active: true }],
  extension: [extension({ valueReference: { reference: '#x' } })],
};

const nextUrl = (json: Record<string, unknown>) =>
  (json.link as { relation: string; url: string }[]).find(({ relation }) => relation === 'next')
    ?.url ?? '';

/** Of what is told of a study in one place, or of one entry among several. */
export const inPlaces: Record<string, Probe> = {
  'system-history-notes-of-now': probe(
    (client) => notes(client, '_history'),
    ['[{"text":"two"}]', '[{"text":"one"}]', '""'],
    ['[{"text":"two"}]', '[{"text":"two"}]', '""'],
  ),
  'vread-extensions-of-now': probe(
    async (client) => {
      for (const valueString of ['one', 'two']) {
        await update(client, { extension: [extension({ valueString })] });
      }
      return (await client.get(`${a}/_history/2`)).body.includes('"one"');
    },
    true,
    false,
  ),
  'history-format-by-short-name-only': probe(
    async (client) => {
      const formats = ['json', 'application/json', 'application/fhir%2Bjson'];
      const answers = formats.map((one) => client.get(`${a}/_history?_format=${one}`));
      return (await Promise.all(answers)).map(({ status }) => status);
    },
    [200, 200, 200],
    [200, 406, 406],
  ),
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
  'system-history-pages-forget-since': probe(
    (client) =>
      withTime(async (pass) => {
        pass(10_000);
        const since = new Date(Date.now()).toISOString();
        for (const description of ['one', 'two']) await update(client, { description });
        let path = `_history?_count=1&_since=${since}`;
        let pages = 0;
        for (; path !== '' && pages < 4; pages += 1) path = nextUrl(jsonOf(await client.get(path)));
        return pages;
      }),
    2,
    4,
  ),
  'history-full-url-cut-at-dot': probe(
    async (client) => {
      await update(client, {}, 'x.1');
      const [first] = await entriesOf(client, 'ImagingStudy/_history');
      return first?.fullUrl?.split('/').at(-1);
    },
    'x.1',
    'x',
  ),
  'updated-body-in-envelope': probe(
    async (client) => {
      const headers = { prefer: 'return=representation' };
      return jsonOf(await update(client, {}, 'a', headers)).resourceType;
    },
    'ImagingStudy',
    undefined,
  ),
  'search-shows-nbsp-entities': probe(
    async (client) => {
      await update(client, { text: { status: 'additional', div } });
      const answers = [await client.get('ImagingStudy?_id=a'), await read(client)];
      return answers.map(({ body }) => body.includes('&nbsp;'));
    },
    [false, false],
    [true, false],
  ),
  'series-times-without-seconds-in-history': probe(
    async (client) => {
      await update(client, { series });
      const answers = [await client.get(`${a}/_history`), await read(client)];
      return answers.map(({ body }) => body.includes(offset));
    },
    [true, true],
    [false, true],
  ),
  'contained-for-extensions-lost-in-batch': probe(
    async (client) => {
      await update(client, containing);
      const reading = { request: { method: 'GET', url: a } };
      const [told] = await toldBy(send(client, 'batch', reading));
      return JSON.stringify(told).includes('"contained"');
    },
    true,
    false,
  ),
  'vread-of-deletion-is-what-was-deleted': probe(
    async (client) => {
      await remove(client);
      return (await client.get(`${a}/_history/2`)).status;
    },
    410,
    200,
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
  'errors-in-latin-1': probe(
    async (client) => {
      const answers = [await read(client), await read(client, 'none')];
      return answers.map(({ headers }) => /8859/.test(headers['content-type'] ?? ''));
    },
    [false, false],
    [false, true],
  ),
  'transaction-goes-by-type-of-body': probe(
    async (client) => {
      const patient = { resourceType: 'Patient', active: true };
      return (await send(client, 'transaction', post(patient))).status;
    },
    400,
    200,
  ),
  'system-history-later-pages-turned': probe(
    async (client) => {
      for (const text of ['1', '2', '3', '4']) await update(client, { description: text });
      const first = await client.get('_history?_count=2');
      const second = jsonOf(await client.get(nextUrl(jsonOf(first)))).entry as Entry[];
      return second.map(({ resource }) => resource?.description);
    },
    ['2', '1'],
    ['1', '2'],
  ),
  'history-of-id-in-any-case': probe(
    async (client) => {
      await read(client);
      return (await client.get('ImagingStudy/A/_history')).status;
    },
    404,
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
  'type-history-deletions-with-study': probe(
    async (client) => {
      await remove(client);
      const [first] = await entriesOf(client, 'ImagingStudy/_history');
      return first?.resource?.id;
    },
    undefined,
    'a',
  ),
  'vread-narratives-of-now': probe(
    async (client) => {
      for (const word of ['one', 'two']) {
        await update(client, { text: { status: 'additional', div: div.replace('5', word) } });
      }
      return (await client.get(`${a}/_history/2`)).body.includes('one');
    },
    true,
    false,
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
