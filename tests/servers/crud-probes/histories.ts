import { a, jsonOf, type Probe, probe, remove, update, withTime } from './asking.ts';

type Client = Parameters<Probe['ask']>[0];

interface Entry {
  fullUrl?: string;
  resource?: { id: string; description?: string; meta: { versionId: string } };
  request?: { method: string };
}

interface History {
  total?: number;
  link: { relation: string; url: string }[];
  entry?: Entry[];
}

const ofA = `${a}/_history`;
const historyOf = async (client: Client, path = ofA) =>
  jsonOf(await client.get(path)) as unknown as History;
const entries = async (client: Client, path?: string) =>
  (await historyOf(client, path)).entry ?? [];
const nextOf = ({ link }: History) => link.find(({ relation }) => relation === 'next')?.url ?? '';

/** The versions that a history lists over its pages. */
async function versions(client: Client, path = ofA): Promise<string[]> {
  const history = await historyOf(client, path);
  const listed = (history.entry ?? []).map((one) => one.resource?.meta.versionId ?? 'gone');
  const next = nextOf(history);
  return next ? [...listed, ...(await versions(client, next))] : listed;
}

const descriptions = async (client: Client, path: string) => {
  await update(client, { description: 'new' });
  const ofOne = (await entries(client, path)).filter(({ resource }) => resource?.id === 'a');
  return ofOne.map(({ resource }) => resource?.description);
};

const secondPage = async (client: Client) => {
  await update(client);
  await update(client, { description: 'new' });
  return (await entries(client, nextOf(await historyOf(client, `${ofA}?_count=1`)))).length;
};

const hasDeletion = (path: string) => async (client: Client) => {
  await remove(client);
  return (await entries(client, path)).some(({ request }) => request?.method === 'DELETE');
};

const ids = (path: string) => async (client: Client) => {
  await update(client);
  return (await entries(client, path)).map(({ resource }) => resource?.id);
};
const byStudy = [
  ['a', 'd', 'c', 'b', 'a'],
  ['a', 'a', 'b', 'c', 'd'],
] as const;

/** Faults of histories. */
export const histories: Record<string, Probe> = {
  'history-oldest-first': probe(
    async (c) => {
      await update(c);
      return versions(c);
    },
    ['2', '1'],
    ['1', '2'],
  ),
  'history-content-of-now': probe((c) => descriptions(c, ofA), ['new', undefined], ['new', 'new']),
  'history-without-request': probe(
    async (c) => (await entries(c)).every((one) => 'request' in one),
    true,
    false,
  ),
  'history-next-forgets-count': probe(secondPage, 1, 2),
  'history-page-two-misses-one': probe(secondPage, 1, 0),
  'history-total-of-page': probe(
    async (c) => {
      await update(c);
      return (await historyOf(c, `${ofA}?_count=1`)).total;
    },
    2,
    1,
  ),
  'history-without-deletions': probe(hasDeletion(ofA), true, false),
  'history-lists-second-delete': probe(
    async (c) => {
      await remove(c);
      await remove(c);
      return versions(c);
    },
    ['gone', '1'],
    ['gone', 'gone', '1'],
  ),
  'vread-of-deleted-gone': probe(
    async (c) => {
      await remove(c);
      return (await c.get(`${ofA}/1`)).status;
    },
    200,
    410,
  ),
  'history-lacks-creating-put': probe(
    async (c) => {
      await update(c, {}, 'fresh');
      await remove(c, 'ImagingStudy/fresh');
      return versions(c, 'ImagingStudy/fresh/_history');
    },
    ['gone', '1'],
    ['gone'],
  ),
  'history-starts-at-revival': probe(
    async (c) => {
      await remove(c);
      await update(c);
      return versions(c);
    },
    ['3', 'gone', '1'],
    ['3'],
  ),
  'history-since-ignores-offset': probe(
    (c) =>
      withTime(async () => {
        await update(c);
        return versions(c, `${ofA}?_since=2030-01-01T02:00:00%2B05:00`);
      }),
    ['2'],
    [],
  ),
  'history-next-forgets-since': probe(
    (c) =>
      withTime(async () => {
        await update(c);
        await update(c, { description: 'new' });
        return versions(c, `${ofA}?_count=1&_since=2030-01-01T00:00:00Z`);
      }),
    ['3', '2'],
    ['3', '2', '1'],
  ),
  'since-without-deletion': probe(
    (c) =>
      withTime(async () => {
        await update(c);
        await remove(c);
        return versions(c, `${ofA}?_since=2030-01-01T00:00:00Z`);
      }),
    ['gone', '2'],
    ['2'],
  ),
  'history-at-is-an-instant': probe(
    (c) =>
      withTime(async (pass) => {
        pass(5000);
        await update(c);
        return versions(c, `${ofA}?_at=2030`);
      }),
    ['2', '1'],
    ['1'],
  ),
  'history-at-overlooks-deletion': probe(
    (c) =>
      withTime(async (pass) => {
        await update(c);
        pass(5000);
        await remove(c);
        const at = (time: string) => versions(c, `${ofA}?_at=2030-01-01T00:00:${time}Z`);
        return [await at('02'), await at('08')];
      }),
    [['2'], ['gone']],
    [['2'], ['2']],
  ),
  'history-without-contained': probe(
    async (c) => {
      const contained = [{ resourceType: 'Patient', id: 'p' }];
      await update(c, { contained, subject: { reference: '#p' } });
      return Object.keys((await entries(c))[0]?.resource ?? {}).includes('contained');
    },
    true,
    false,
  ),
  'type-history-without-next': probe(
    (c) => versions(c, 'ImagingStudy/_history?_count=2'),
    ['1', '1', '1', '1'],
    ['1', '1'],
  ),
  'history-of-type-without-deletions': probe(hasDeletion('ImagingStudy/_history'), true, false),
  'history-of-system-without-deletions': probe(hasDeletion('_history'), true, false),
  'history-of-type-by-study': probe(ids('ImagingStudy/_history'), ...byStudy),
  'history-of-system-by-study': probe(ids('_history'), ...byStudy),
  'history-of-type-shows-now': probe(
    (c) => descriptions(c, 'ImagingStudy/_history'),
    ['new', undefined],
    ['new', 'new'],
  ),
  'history-of-system-versions-in-full-url': probe(
    async (c) => (await entries(c, '_history?_count=1'))[0]?.fullUrl?.split('/').slice(-2),
    ['ImagingStudy', 'd'],
    ['_history', '1'],
  ),
};
