import { newStudy, series, study } from '../client.ts';
import {
  a,
  create,
  idOf,
  instance,
  jsonOf,
  kept,
  metaOf,
  type Probe,
  probe,
  read,
  remove,
  two,
  update,
  versionBeforeRevival,
  withTime,
} from './asking.ts';

const minimal = { prefer: 'return=minimal' };

/** Faults that show in later versions, in what clients prefer, in single items or in many. */
export const later: Record<string, Probe> = {
  'client-id-with-dot-honoured': probe(
    async (c) => idOf(await c.post('ImagingStudy', study('one.two'))) === 'one.two',
    false,
    true,
  ),
  'first-version-always-matches': probe(
    async (c) => {
      await update(c);
      await update(c);
      return (await update(c, {}, 'a', { 'if-match': 'W/"1"' })).status;
    },
    412,
    200,
  ),
  'absent-id-accepted-with-if-match': probe(
    async (c) => [
      (await c.put(a, newStudy())).status,
      (await c.put(a, newStudy(), { 'if-match': 'W/"1"' })).status,
    ],
    [400, 400],
    [400, 200],
  ),
  'etag-lags-from-third-version': probe(
    async (c) => {
      await update(c);
      const second = (await read(c)).headers.etag;
      await update(c);
      return [second, (await read(c)).headers.etag];
    },
    ['W/"2"', 'W/"3"'],
    ['W/"2"', 'W/"2"'],
  ),
  'etag-of-minimal-update-is-old': probe(
    async (c) => [(await update(c)).headers.etag, (await update(c, {}, 'a', minimal)).headers.etag],
    ['W/"2"', 'W/"3"'],
    ['W/"2"', 'W/"2"'],
  ),
  'last-modified-missing-on-second-update': probe(
    async (c) => [
      'last-modified' in (await update(c)).headers,
      'last-modified' in (await update(c)).headers,
    ],
    [true, true],
    [true, false],
  ),
  'head-unknown-version-succeeds': probe(
    async (c) => (await c.send('HEAD', `${a}/_history/none`)).status,
    404,
    200,
  ),
  'series-of-old-version-of-now': probe(
    async (c) => {
      await update(c, { series: [series('CT'), series('US')] });
      await update(c, { series: [series('MR')] });
      return (jsonOf(await c.get(`${a}/_history/2`)).series as object[]).length;
    },
    2,
    1,
  ),
  'second-version-shows-third': probe(
    async (c) => {
      await update(c, two);
      await update(c, { description: 'third' });
      const second = await c.get(`${a}/_history/2`);
      return [jsonOf(second).description, metaOf(second).versionId];
    },
    ['x', '2'],
    ['third', '2'],
  ),
  'if-match-ignored-if-minimal': probe(
    async (c) => (await update(c, two, 'a', { ...minimal, 'if-match': 'W/"0"' })).status,
    412,
    200,
  ),
  'removed-primitive-extensions-kept': probe(
    async (c) => {
      const _description = { extension: [{ url: 'http://a.example/x', valueString: 'x' }] };
      await update(c, { description: 'x', _description });
      await update(c, { description: 'x' });
      return '_description' in jsonOf(await read(c));
    },
    false,
    true,
  ),
  'versions-before-revival-break': probe(versionBeforeRevival, [200, 200], [200, 500]),
  'large-create-answered-200': probe(
    async (c) => [
      (await create(c)).status,
      (await create(c, { series: [series('CT', { instance: instance(101) })] })).status,
    ],
    [201, 201],
    [201, 200],
  ),
  'deleted-not-modified': probe(
    async (c) => {
      await remove(c);
      return (await c.get(a, { 'if-none-match': 'W/"1"' })).status;
    },
    410,
    304,
  ),
  'series-cut': probe(
    async (c) => {
      const many = Array.from({ length: 21 }, () => series('CT'));
      return ((await kept({ series: many }, 'series')(c)) as object[]).length;
    },
    21,
    20,
  ),
  'location-without-version-if-minimal': probe(
    async (c) =>
      (await c.post('ImagingStudy', newStudy(), minimal)).headers.location?.includes('/_history/'),
    true,
    false,
  ),
  'location-of-client-id': probe(
    async (c) => {
      const { headers } = await c.post('ImagingStudy', study('own'));
      return headers.location?.includes('/own/');
    },
    false,
    true,
  ),
  'representation-of-old-version': probe(
    async (c) => metaOf(await update(c, {}, 'a', { prefer: 'return=representation' })).versionId,
    '2',
    '1',
  ),
  'second-revival-answered-200': probe(
    async (c) => {
      await update(c);
      await remove(c);
      return (await update(c)).status;
    },
    201,
    200,
  ),
  'minimal-upsert-answered-200': probe(
    async (c) => [
      (await update(c, {}, 'new')).status,
      (await update(c, {}, 'newer', minimal)).status,
    ],
    [201, 201],
    [201, 200],
  ),
  'series-decimals-normalised': probe(
    async (c) => {
      const extension = [{ url: 'http://a.example/x', valueDecimal: 0 }];
      const sent = JSON.stringify(study('a', { series: [series('CT', { extension })] }));
      await c.put(a, sent.replace('"valueDecimal":0', '"valueDecimal":1.50'));
      return /"valueDecimal":([\d.]+)/.exec((await read(c)).body)?.[1];
    },
    '1.50',
    '1.5',
  ),
  'nested-decimals-normalised': probe(
    async (c) => {
      const inner = [{ url: 'x', valueDecimal: 0 }];
      const extension = [{ url: 'http://a.example/x', extension: inner }];
      const sent = JSON.stringify(study('a', { extension }));
      await c.put(a, sent.replace('"valueDecimal":0', '"valueDecimal":1.50'));
      return /"valueDecimal":([\d.]+)/.exec((await read(c)).body)?.[1];
    },
    '1.50',
    '1.5',
  ),
  'last-updated-moves-once': probe(
    (c) =>
      withTime(async (pass) => {
        const times: unknown[] = [];
        for (const description of ['x', 'y', 'z']) {
          pass(5000);
          await update(c, { description });
          times.push(metaOf(await read(c)).lastUpdated);
        }
        return new Set(times).size;
      }),
    3,
    1,
  ),
  'null-in-version': probe(
    async (c) => {
      await update(c);
      return [
        jsonOf(await c.get(`${a}/_history/2`)).description,
        jsonOf(await read(c)).description,
      ];
    },
    [undefined, undefined],
    [null, undefined],
  ),
  'single-instance-without-array': probe(
    async (c) => {
      await update(c, {
        series: [series('CT', { instance: instance(1) }), series('CT', { instance: instance(2) })],
      });
      const stored = jsonOf(await read(c)).series as { instance: unknown }[];
      return stored.map((one) => Array.isArray(one.instance));
    },
    [true, true],
    [false, true],
  ),
  'type-mismatch-stored-elsewhere': probe(
    async (c) => [
      (await c.put(a, { resourceType: 'Patient', id: 'a' })).status,
      (await c.get('Patient/a')).status,
    ],
    [400, 404],
    [201, 200],
  ),
  'earlier-content-not-stored': probe(
    async (c) => {
      await update(c, two);
      await update(c, { description: 'other' });
      await update(c, two);
      return jsonOf(await read(c)).description;
    },
    'x',
    'other',
  ),
  'stale-if-match-of-same-content': probe(
    async (c) => {
      await update(c, two);
      return (await update(c, two, 'a', { 'if-match': 'W/"1"' })).status;
    },
    412,
    200,
  ),
  'second-update-answered-with-first': probe(
    async (c) => {
      await update(c, two);
      const headers = { prefer: 'return=representation' };
      return jsonOf(await update(c, { description: 'other' }, 'a', headers)).description;
    },
    'other',
    'x',
  ),
  'series-merged-by-uid': probe(
    async (c) => {
      await update(c, { series: [series('CT', { number: 7 })] });
      await update(c, { series: [series('CT')] });
      return (jsonOf(await read(c)).series as { number?: number }[])[0]?.number;
    },
    undefined,
    7,
  ),
  'second-coding-lost': probe(
    async (c) => {
      const coding = [{ code: 'one' }, { code: 'two' }];
      const stored = await kept({ procedureCode: [{ coding }] }, 'procedureCode')(c);
      return (stored as { coding: object[] }[])[0]?.coding.length;
    },
    2,
    1,
  ),
  'profiles-doubled': probe(
    async (c) => {
      await update(c, { meta: { profile: ['http://a.example/p'] } });
      return (metaOf(await read(c)).profile as string[]).length;
    },
    1,
    2,
  ),
  'tag-display-lost': probe(
    async (c) => {
      await update(c, { meta: { tag: [{ code: 'red', display: 'Red' }] } });
      return metaOf(await read(c)).tag;
    },
    [{ code: 'red', display: 'Red' }],
    [{ code: 'red' }],
  ),
  'delete-tells-error': probe(async (c) => (await remove(c)).status, 204, 200),
};
