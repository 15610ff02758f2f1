import type { Resource } from '../../../spec/index.ts';
import { study } from '../client.ts';
import {
  a,
  issue,
  jsonOf,
  keptByUpdate,
  metaOf,
  type Probe,
  probe,
  read,
  remove,
  update,
} from './asking.ts';

type Client = Parameters<Probe['ask']>[0];

const div = (content: string) =>
  `<div xmlns="http://www.w3.org/1999/xhtml"><p>${content}</p></div>`;
const narrative = (content: string) => ({ text: { status: 'generated', div: div(content) } });
const told = (content: string) => ({ status: 'generated', div: div(content) });

/** What is contained in a study that is about it. */
const contained = async (client: Client, resource: object, ...digits: [string?]) => {
  const content = { contained: [{ id: 'x', ...resource }], subject: { reference: '#x' } };
  const text = JSON.stringify(study('a', content)).replace(':0}', `:${digits[0]}}`);
  await client.put(a, text);
  return (await read(client)).body;
};

const property = [{ type: { text: 'y' }, valueQuantity: [{ value: 0 }] }];

/** Faults of parts, formats and content. */
export const further: Record<string, Probe> = {
  'part-without-id': probe(
    async (c) => 'id' in jsonOf(await c.get(`${a}?_elements=status`)),
    true,
    false,
  ),
  'found-with-first-version': probe(
    async (c) => {
      await update(c);
      const found = jsonOf(await c.get('ImagingStudy?_id=a')).entry;
      return (found as { resource: Resource }[])[0]?.resource.meta?.versionId;
    },
    '2',
    '1',
  ),
  'deleted-ignores-if-match': probe(
    async (c) => {
      await remove(c);
      return (await update(c, {}, 'a', { 'if-match': 'W/"1"' })).status;
    },
    412,
    201,
  ),
  'emptied-lists-written': probe(
    async (c) => {
      await update(c);
      return 'series' in jsonOf(await read(c));
    },
    false,
    true,
  ),
  'contained-decimals-normalised': probe(
    async (c) =>
      /"value":([\d.]+)/.exec(
        await contained(c, { resourceType: 'Device', property }, '1.50'),
      )?.[1],
    '1.50',
    '1.5',
  ),
  'contained-months-filled': probe(
    async (c) =>
      /"birthDate":"([\d-]+)"/.exec(
        await contained(c, { resourceType: 'Patient', birthDate: '1970-03' }),
      )?.[1],
    '1970-03',
    '1970-03-01',
  ),
  'update-echoes-meta-as-sent': probe(
    async (c) => metaOf(await update(c, { meta: { versionId: '7' } })).versionId,
    '2',
    '7',
  ),
  'vread-with-z-for-offset': probe(
    async (c) => jsonOf(await read(c, 'c/_history/1')).started,
    '2020-06-15T20:00:00-05:00',
    '2020-06-15T20:00:00Z',
  ),
  'location-cut-at-dot': probe(
    async (c) => (await update(c, {}, 'x.1')).headers.location?.split('/').at(-3),
    'x.1',
    'x',
  ),
  'format-without-accept-fails': probe(
    async (c) => (await read(c, 'a?_format=json')).status,
    200,
    500,
  ),
  'representation-with-sent-meta': probe(
    async (c) => {
      const headers = { prefer: 'return=representation' };
      return metaOf(await update(c, { meta: { versionId: '7' } }, 'a', headers)).versionId;
    },
    '2',
    '7',
  ),
  'tags-merged-by-code': probe(
    async (c) => {
      const tag = ['http://a.example/a', 'http://a.example/b'].map((system) => ({
        system,
        code: 'x',
      }));
      await update(c, { meta: { tag } });
      return (metaOf(await read(c)).tag as object[]).length;
    },
    2,
    1,
  ),
  'narrative-as-html': probe(
    keptByUpdate(narrative('a<br/>b'), 'text'),
    told('a<br/>b'),
    told('a<br>b'),
  ),
  'narrative-ampersands-bare': probe(
    keptByUpdate(narrative('a &amp; b'), 'text'),
    told('a &amp; b'),
    told('a & b'),
  ),
  'outcome-expressions-are-xpath': probe(
    async (c) => (await issue(update(c, { status: 'no' }))).expression,
    ['ImagingStudy.status'],
    ['/f:ImagingStudy/f:status'],
  ),
  'accept-first-type-only': probe(
    async (c) => (await c.get(a, { accept: 'text/nope, application/fhir+json' })).status,
    200,
    406,
  ),
  'format-by-short-name-only': probe(
    async (c) => (await c.get(`${a}?_format=application/json`)).status,
    200,
    406,
  ),
  'intermediaries-refused': probe(
    async (c) => (await c.get(a, { 'x-intermediary': 'between.example' })).status,
    200,
    403,
  ),
};
