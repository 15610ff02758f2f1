import {
  create,
  idOf,
  keptByUpdate,
  type Probe,
  probe,
  read,
  remove,
  stale,
  two,
  update,
} from './asking.ts';

/** Faults in: delete, revival. */
export const deletion: Record<string, Probe> = {
  'neighbour-deleted': probe(
    async (c) => {
      const [first, second] = [await create(c), await create(c)];
      await remove(c, `ImagingStudy/${idOf(second)}`);
      return (await read(c, idOf(first))).status;
    },
    200,
    410,
  ),
  'second-delete-breaks': probe(
    async (c) => [(await remove(c)).status, (await remove(c)).status],
    [204, 204],
    [204, 500],
  ),
  'second-delete-not-found': probe(
    async (c) => [(await remove(c)).status, (await remove(c)).status],
    [204, 204],
    [204, 404],
  ),
  'deleted-read-breaks': probe(
    async (c) => {
      await remove(c);
      return (await read(c)).status;
    },
    410,
    500,
  ),
  'deleted-given-in-part': probe(
    async (c) => {
      await remove(c);
      return (await c.get('ImagingStudy/a?_summary=true')).status;
    },
    410,
    200,
  ),
  'deleted-read-empty': probe(
    async (c) => {
      await remove(c);
      return (await read(c)).status;
    },
    410,
    200,
  ),
  'gone-without-outcome': probe(
    async (c) => {
      await remove(c);
      return (await read(c)).body === '';
    },
    false,
    true,
  ),
  'recreated-under-old-id': probe(
    async (c) => {
      const content = { identifier: [{ value: 'u' }] };
      const first = idOf(await create(c, content));
      await remove(c, `ImagingStudy/${first}`);
      return idOf(await create(c, content)) === first;
    },
    false,
    true,
  ),
  'same-content-same-id': probe(
    async (c) => {
      const content = { identifier: [{ value: 'u' }] };
      const first = idOf(await create(c, content));
      return idOf(await create(c, content)) === first;
    },
    false,
    true,
  ),
  'revival-merges': probe(
    async (c) => {
      await update(c, two);
      await remove(c);
      return keptByUpdate({}, 'note')(c);
    },
    undefined,
    two.note,
  ),
  'revival-breaks': probe(
    async (c) => {
      await remove(c);
      return (await update(c)).status;
    },
    201,
    500,
  ),
  'if-match-ignored-after-revival': probe(
    async (c) => {
      await remove(c);
      await update(c);
      return (await update(c, two, 'a', stale)).status;
    },
    412,
    200,
  ),
  'revived-not-found': probe(
    async (c) => {
      await remove(c);
      await update(c);
      return c.ids('ImagingStudy?_id=a');
    },
    ['a'],
    [],
  ),
  'delete-ignores-case': probe(
    async (c) => {
      await read(c);
      await remove(c, 'ImagingStudy/A');
      return (await read(c)).status;
    },
    200,
    410,
  ),
  'read-ignores-case': probe(async (c) => (await read(c, 'A')).status, 404, 200),
  'read-by-id-start': probe(
    async (c) => {
      await update(c, {}, 'whole');
      await read(c, 'whole');
      return (await read(c, 'who')).status;
    },
    404,
    200,
  ),
};
