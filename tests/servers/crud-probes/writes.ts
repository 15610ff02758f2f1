import { study } from '../client.ts';
import { a, create, idOf, type Probe, probe, read, update } from './asking.ts';

/** Faults in: create and update. */
export const writes: Record<string, Probe> = {
  'id-in-create-body-differs': probe(
    async (c) => (await read(c, idOf(await create(c)))).status,
    200,
    404,
  ),
  'upsert-answered-200': probe(async (c) => (await update(c, {}, 'new')).status, 201, 200),
  'upsert-under-own-id': probe(
    async (c) => {
      await update(c, {}, 'new');
      return (await read(c, 'new')).status;
    },
    200,
    404,
  ),
  'ids-cut-at-dot': probe(
    async (c) => {
      await update(c, {}, 'x.1');
      return [(await read(c, 'x.1')).status, (await read(c, 'x')).status];
    },
    [200, 404],
    [404, 200],
  ),
  'create-overwrites': probe(
    async (c) => idOf(await c.post('ImagingStudy', study('a'))) === 'a',
    false,
    true,
  ),
  'client-id-refused': probe(
    async (c) => (await c.post('ImagingStudy', study('own'))).status,
    201,
    400,
  ),
  'update-answered-201': probe(async (c) => (await update(c)).status, 200, 201),
  'unchanged-update-refused': probe(
    async (c) => (await c.put(a, (await read(c)).body)).status,
    200,
    409,
  ),
};
