import {
  create,
  created,
  idOf,
  metaOf,
  type Probe,
  probe,
  read,
  remove,
  update,
  withTime,
} from './asking.ts';

const security = [{ system: 'urn:s', code: 'N' }];
const tag = [{ system: 'urn:t', code: 'a' }];

/** Faults in: versionId, lastUpdated, tags. */
export const meta: Record<string, Probe> = {
  'security-labels-lost-on-update': probe(
    async (c) => {
      await update(c, { meta: { security } });
      return metaOf(await read(c)).security;
    },
    security,
    undefined,
  ),
  'second-profile-lost': probe(
    async (c) => metaOf(await created(c, { meta: { profile: ['urn:1', 'urn:2'] } })).profile,
    ['urn:1', 'urn:2'],
    ['urn:1'],
  ),
  'tags-doubled': probe(
    async (c) => {
      await update(c, { meta: { tag } });
      return metaOf(await read(c)).tag;
    },
    tag,
    [...tag, ...tag],
  ),
  'last-updated-of-creation': probe(
    (c) =>
      withTime(async (pass) => {
        const id = idOf(await create(c));
        pass(5000);
        await update(c, {}, id);
        return Date.parse(String(metaOf(await read(c, id)).lastUpdated));
      }),
    Date.parse('2030-01-01T00:00:05Z'),
    Date.parse('2030-01-01T00:00:00Z'),
  ),
  'last-updated-is-time-of-read': probe(
    (c) =>
      withTime(async (pass) => {
        const id = idOf(await create(c));
        pass(5000);
        return Date.parse(String(metaOf(await read(c, id)).lastUpdated));
      }),
    Date.parse('2030-01-01T00:00:00Z'),
    Date.parse('2030-01-01T00:00:05Z'),
  ),
  'version-moves-on-read': probe(
    async (c) => [metaOf(await read(c)).versionId, metaOf(await read(c)).versionId],
    ['1', '1'],
    ['1.1', '1.2'],
  ),
  'client-last-updated-kept': probe(
    async (c) => {
      const lastUpdated = '1990-01-01T00:00:00Z';
      return metaOf(await created(c, { meta: { lastUpdated } })).lastUpdated === lastUpdated;
    },
    false,
    true,
  ),
  'client-version-kept': probe(
    async (c) => {
      await update(c, { meta: { versionId: '77' } });
      return metaOf(await read(c)).versionId;
    },
    '2',
    '77',
  ),
  'body-version-is-precondition': probe(
    async (c) => {
      await update(c, { description: 'x' });
      return (await update(c, { meta: { versionId: '1' } })).status;
    },
    200,
    409,
  ),
  'last-updated-without-zone': probe(
    async (c) => /Z$/.test(String(metaOf(await read(c)).lastUpdated)),
    true,
    false,
  ),
  'version-as-number': probe(async (c) => metaOf(await read(c)).versionId, '1', 1),
  'version-restarts-after-revival': probe(
    async (c) => {
      await remove(c);
      await update(c);
      return metaOf(await read(c)).versionId;
    },
    '3',
    '1',
  ),
};
