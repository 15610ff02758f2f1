import {
  a,
  extension,
  jsonOf,
  type Probe,
  probe,
  read,
  remove,
  update,
  withTime,
} from './asking.ts';
import { send, toldBy } from './bundles.ts';

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

export const described = async (client: Client) => jsonOf(await read(client)).description;

export const known = { identifier: [{ value: 'k' }] };

const offset = '2020-05-05T12:00:00-05:00';

export const series = [
  { uid: '2.25.1', modality: { system: 'urn:a', code: 'CT' }, started: offset },
];

const div = '<div xmlns="http://www.w3.org/1999/xhtml">5\u00a0mm</div>';

export const containing = {
  contained: [{ resourceType: 'Practitioner', id: 'x', active: true }],
  extension: [extension({ valueReference: { reference: '#x' } })],
};

const nextUrl = (json: Record<string, unknown>) =>
  (json.link as { relation: string; url: string }[]).find(({ relation }) => relation === 'next')
    ?.url ?? '';

/** Of what is told of a study in one place alone. */
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
  'errors-in-latin-1': probe(
    async (client) => {
      const answers = [await read(client), await read(client, 'none')];
      return answers.map(({ headers }) => /8859/.test(headers['content-type'] ?? ''));
    },
    [false, false],
    [false, true],
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
};
