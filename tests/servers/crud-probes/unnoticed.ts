import { series, study } from '../client.ts';
import { a, instance, jsonOf, metaOf, type Probe, probe, read, remove, update } from './asking.ts';

/** Faults in what changes little: one series, the display of a tag, what a client says of time. */
export const unnoticed: Record<string, Probe> = {
  'later-series-change-ignored': probe(
    async (c) => {
      await update(c, { series: [series('CT'), series('MR', { description: 'before' })] });
      await update(c, { series: [series('CT'), series('MR', { description: 'after' })] });
      return (jsonOf(await read(c)).series as { description?: string }[])[1]?.description;
    },
    'after',
    'before',
  ),
  'contained-change-ignored': probe(
    async (c) => {
      const told = async (family: string) => {
        const contained = [{ resourceType: 'Practitioner', id: 'p', name: [{ family }] }];
        await update(c, { contained, interpreter: [{ reference: '#p' }] });
        return (await read(c)).body.includes(family);
      };
      return [await told('before'), await told('after')];
    },
    [true, true],
    [true, false],
  ),
  'later-instance-title-change-ignored': probe(
    async (c) => {
      const told = async (...titles: string[]) => {
        const titled = titles.map((title, at) =>
          series(at === 0 ? 'CT' : 'MR', {
            instance: instance(1).map((one) => ({ ...one, title })),
          }),
        );
        await update(c, { series: titled });
        const { body } = await read(c);
        return titles.every((title) => body.includes(title));
      };
      return [await told('one', 'two'), await told('one', 'three'), await told('four', 'two')];
    },
    [true, true, true],
    [true, false, true],
  ),
  'upsert-keeps-client-last-updated': probe(
    async (c) => {
      const lastUpdated = '1990-01-01T00:00:00Z';
      await c.put('ImagingStudy/unused', study('unused', { meta: { lastUpdated } }));
      return metaOf(await read(c, 'unused')).lastUpdated === lastUpdated;
    },
    false,
    true,
  ),
  'started-without-value-as-null': probe(
    async (c) => {
      await update(c, { _started: { extension: [{ url: 'http://a.example/x', valueCode: 'x' }] } });
      return jsonOf(await read(c)).started;
    },
    undefined,
    null,
  ),
  'tags-merged-by-display': probe(
    async (c) => {
      const tag = (display: string) => [{ system: 'http://a.example/a', code: 'x', display }];
      await update(c, { meta: { tag: tag('before') } });
      await update(c, { meta: { tag: tag('after') } });
      return (metaOf(await read(c)).tag as object[]).length;
    },
    1,
    2,
  ),
  'if-match-echoed-as-etag': probe(
    async (c) =>
      (await c.put(a, study('a', { description: 'x' }), { 'if-match': 'W/"1"' })).headers.etag,
    'W/"2"',
    'W/"1"',
  ),
  'delete-of-dotted-id-in-vain': probe(
    async (c) => {
      await update(c, {}, 'with.dot');
      const { status } = await remove(c, 'ImagingStudy/with.dot');
      await remove(c);
      return [status, (await read(c, 'with.dot')).status, (await read(c)).status];
    },
    [204, 410, 410],
    [204, 200, 410],
  ),
  'no-history-of-dotted-id': probe(
    async (c) => {
      await update(c, {}, 'with.dot');
      const paths = ['with.dot/_history', 'with.dot/_history/1', 'a/_history'];
      return Promise.all(paths.map(async (path) => (await read(c, path)).status));
    },
    [200, 200, 200],
    [404, 404, 200],
  ),
  'not-modified-for-any-list': probe(
    async (c) => {
      await update(c);
      const since = async (etags: string) => (await c.get(a, { 'if-none-match': etags })).status;
      return [await since('W/"1"'), await since('W/"0", W/"1"')];
    },
    [200, 200],
    [200, 304],
  ),
};
