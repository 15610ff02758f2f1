import { newStudy, series, study } from '../client.ts';
import {
  a,
  create,
  extension,
  issue,
  jsonOf,
  type Probe,
  probe,
  read,
  remove,
  update,
} from './asking.ts';
import { post, remove as removal, send, toldBy } from './bundles.ts';
import { linked, rewritten, uuid } from './links.ts';

type Client = Parameters<Probe['ask']>[0];

interface Page {
  link: { relation: string; url: string }[];
  entry: object[];
}

/** How many entries each page of a history has. */
async function pages(client: Client, path: string): Promise<number[]> {
  const { entry, link } = jsonOf(await client.get(path)) as unknown as Page;
  const next = link.find(({ relation }) => relation === 'next')?.url;
  return [entry.length, ...(next ? await pages(client, next) : [])];
}

/** The expression of the issue where a study with such a part is refused. */
const expressionOf = async (client: Client, elements: object) =>
  (await issue(create(client, elements))).expression;

const performer = [{ actor: { display: 'x' } }];

/** Faults of what is asked or told in one case among many that are alike. */
export const inOneCase: Record<string, Probe> = {
  'revival-with-other-id-accepted': probe(
    async (client) => {
      const ask = async () => (await client.put(a, study('other'))).status;
      const before = await ask();
      await remove(client);
      return [before, await ask()];
    },
    [400, 400],
    [400, 201],
  ),
  'head-of-deletion-succeeds': probe(
    async (client) => {
      await remove(client);
      const paths = [a, `${a}/_history/2`];
      const answers = await Promise.all(paths.map((path) => client.send('HEAD', path)));
      return answers.map(({ status }) => status);
    },
    [410, 410],
    [410, 200],
  ),
  'head-etag-of-empty-body': probe(
    async (client) => {
      const answers = [await read(client), await client.send('HEAD', a)];
      return answers.map(({ headers }) => headers.etag?.length);
    },
    [5, 5],
    [5, 44],
  ),
  'history-count-without-deletions': probe(
    async (client) => {
      await update(client);
      await remove(client);
      await update(client);
      await update(client);
      return pages(client, `${a}/_history?_count=2`);
    },
    [2, 2, 1],
    [2, 3],
  ),
  'if-modified-since-outranks-etag': probe(
    async (client) => {
      const headers = { 'if-none-match': 'W/"0"' };
      const since = { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' };
      const answers = [await client.get(a, headers), await client.get(a, { ...headers, ...since })];
      return answers.map(({ status }) => status);
    },
    [200, 200],
    [200, 304],
  ),
  'transaction-keeps-links-in-series-extensions': probe(
    linked({
      series: [series('CT', { extension: [extension({ valueReference: { reference: uuid } })] })],
    }),
    rewritten,
    uuid,
  ),
  'batch-search-full-urls-relative': probe(
    async (client) => {
      const search = { request: { method: 'GET', url: 'ImagingStudy?_id=a' } };
      const [told] = await toldBy(send(client, 'batch', search));
      const { entry = [] } = (told?.resource ?? {}) as { entry?: { fullUrl: string }[] };
      return entry.map(({ fullUrl }) => fullUrl.startsWith('http'));
    },
    [true],
    [false],
  ),
  'history-single-performer-without-array': probe(
    async (client) => {
      await update(client, { series: [series('CT', { performer })] });
      const answers = [await read(client), await client.get(`${a}/_history`)];
      return answers.map(({ body }) => body.includes('"performer":['));
    },
    [true, true],
    [true, false],
  ),
  'id-ending-taken-for-format': probe(
    async (client) => {
      await update(client, {}, 'a.json');
      return jsonOf(await read(client, 'a.json')).id;
    },
    'a.json',
    'a',
  ),
  'outcome-expressions-of-items-are-pointers': probe(
    async (client) => [
      await expressionOf(client, { status: 'no' }),
      await expressionOf(client, { series: [{ ...series('CT'), number: 'no' }] }),
    ],
    [['ImagingStudy.status'], ['ImagingStudy.series[0].number']],
    [['ImagingStudy.status'], ['/series/0/number']],
  ),
  'transaction-location-of-client-id-beside-deletion': probe(
    async (client) => {
      const entry = post({ ...newStudy(), id: 'sent' });
      const alone = await toldBy(send(client, 'transaction', entry));
      const beside = await toldBy(send(client, 'transaction', entry, removal('/b')));
      return [...alone, ...beside.slice(0, 1)].map(({ response }) =>
        response?.location?.includes('/sent/'),
      );
    },
    [false, false],
    [false, true],
  ),
};
