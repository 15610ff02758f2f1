import { newStudy, study } from '../client.ts';
import { a, jsonOf, metaOf, type Probe, probe, read, remove, update } from './asking.ts';
import { send } from './bundles.ts';

type Client = Parameters<Probe['ask']>[0];

const decimal = { extension: [{ url: 'http://a.example/u', valueDecimal: 0 }] };
export const zeros = (body: object) => JSON.stringify(body).replace(':0}', ':1.50}');
export const decimalIn = (body: string) => /"valueDecimal":([\d.]+)/.exec(body)?.[1];
const decimalAt = (path: string) => async (client: Client) => {
  await client.put(a, zeros(study('a', decimal)));
  return decimalIn((await client.get(path)).body);
};
const known = 'identifier=x';

/** Faults in what is told of a study elsewhere than by a read, or written otherwise than by a request of its own. */
export const elsewhere: Record<string, Probe> = {
  'searchset-decimals-normalised': probe(decimalAt('ImagingStudy?_id=a'), '1.50', '1.5'),
  'version-decimals-normalised': probe(decimalAt(`${a}/_history/2`), '1.50', '1.5'),
  'entry-decimals-normalised': probe(
    async (c) => {
      const request = { method: 'PUT', url: a };
      const entry = [{ resource: study('a', decimal), request }];
      await c.post('', zeros({ resourceType: 'Bundle', type: 'batch', entry }));
      return decimalIn((await read(c)).body);
    },
    '1.50',
    '1.5',
  ),
  'version-without-primitive-extensions': probe(
    async (c) => {
      await update(c, { _started: { extension: [{ url: 'http://a.example/u', valueCode: 'x' }] } });
      return '_started' in jsonOf(await c.get(`${a}/_history/2`));
    },
    true,
    false,
  ),
  'history-without-repetitions': probe(
    async (c) => {
      await update(c, { note: [{ text: 'x' }, { text: 'x' }] });
      const [first] = jsonOf(await c.get(`${a}/_history`)).entry as {
        resource: { note: object[] };
      }[];
      return first?.resource.note.length;
    },
    2,
    1,
  ),
  'searchset-without-nested-extensions': probe(
    async (c) => {
      const inner = [{ url: 'inner', valueCode: 'x' }];
      await update(c, { extension: [{ url: 'http://a.example/u', extension: inner }] });
      return JSON.stringify(jsonOf(await c.get('ImagingStudy?_id=a'))).includes('inner');
    },
    true,
    false,
  ),
  'searchset-mojibake': probe(
    async (c) => {
      await update(c, { description: 'é' });
      const { entry } = jsonOf(await c.get('ImagingStudy?_id=a'));
      return (entry as { resource: { description: string } }[])[0]?.resource.description;
    },
    'é',
    'Ã©',
  ),
  'conditional-create-etag-is-zero': probe(
    async (c) =>
      (await c.post('ImagingStudy', newStudy(), { 'if-none-exist': 'identifier=none' })).headers
        .etag,
    'W/"1"',
    'W/"0"',
  ),
  'batch-if-none-exist-updates-match': probe(
    async (c) => {
      const request = { method: 'POST', url: 'ImagingStudy', ifNoneExist: known };
      await send(c, 'batch', { resource: newStudy(), request });
      return metaOf(await read(c, 'c')).versionId;
    },
    '1',
    '2',
  ),
  'history-without-conditional-deletions': probe(
    async (c) => {
      await remove(c, `ImagingStudy?${known}`);
      return (jsonOf(await c.get('ImagingStudy/c/_history')).entry as object[]).length;
    },
    2,
    1,
  ),
  'revival-keeps-client-last-updated': probe(
    async (c) => {
      const lastUpdated = '1990-01-01T00:00:00Z';
      await remove(c);
      await update(c, { meta: { lastUpdated } });
      return metaOf(await read(c)).lastUpdated === lastUpdated;
    },
    false,
    true,
  ),
};
