import { newStudy, study } from '../client.ts';
import { idOf, metaOf, type Probe, probe, read, remove, stale } from './asking.ts';

type Client = Parameters<Probe['ask']>[0];

/** The identifier that the study `c` has. */
const known = { identifier: [{ value: 'x' }] };
const numbered = { identifier: [{ system: 'http://a.example/n', value: '1' }] };

const createUnless = (client: Client, criteria: string, body = newStudy()) =>
  client.post('ImagingStudy', body, { 'if-none-exist': criteria });
const updateWhere = (client: Client, criteria: string, body = newStudy(known), headers = {}) =>
  client.put(`ImagingStudy?${criteria}`, body, headers);

const createdUnless = (criteria: string) => async (client: Client) =>
  (await createUnless(client, criteria)).status;
const updatedWhere =
  (criteria: string, body?: ReturnType<typeof study>) => async (client: Client) =>
    (await updateWhere(client, criteria, body)).status;
const afterDelete = (criteria: string) => async (client: Client) => {
  await remove(client, `ImagingStudy?${criteria}`);
  return (await read(client, 'c')).status;
};

/** Faults of conditional interactions. */
export const conditional: Record<string, Probe> = {
  'conditional-create-keeps-id': probe(
    async (c) => idOf(await createUnless(c, 'identifier=none', study('own'))) === 'own',
    false,
    true,
  ),
  'conditional-create-ignored': probe(createdUnless('identifier=x'), 200, 201),
  'conditional-create-updates-match': probe(
    async (c) => {
      await createUnless(c, 'identifier=x', newStudy(known));
      return metaOf(await read(c, 'c')).versionId;
    },
    '1',
    '2',
  ),
  'conditional-create-several-creates': probe(createdUnless('status=available'), 412, 201),
  'conditional-create-first-criterion': probe(
    createdUnless('identifier=x&status=cancelled'),
    201,
    200,
  ),
  'conditional-create-finds-deleted': probe(
    async (c) => {
      const id = idOf(await c.post('ImagingStudy', newStudy(numbered)));
      await remove(c, `ImagingStudy/${id}`);
      return (await createUnless(c, 'identifier=http://a.example/n|1')).status;
    },
    201,
    200,
  ),
  'conditional-delete-by-last-of-repeated': probe(
    afterDelete('identifier=none&identifier=x'),
    200,
    410,
  ),
  'conditional-update-refuses-new': probe(updatedWhere('identifier=none'), 201, 404),
  'conditional-update-refuses-own-id': probe(
    updatedWhere('identifier=x', study('c', known)),
    200,
    400,
  ),
  'conditional-update-refuses-new-id': probe(
    updatedWhere('identifier=none', study('new')),
    201,
    404,
  ),
  'conditional-update-creates': probe(updatedWhere('identifier=x'), 200, 201),
  'conditional-update-by-body-id': probe(
    async (c) => {
      await updateWhere(c, 'identifier=x', study('other'));
      return (await read(c, 'other')).status;
    },
    404,
    200,
  ),
  'conditional-update-takes-first': probe(updatedWhere('status=available'), 412, 200),
  'conditional-update-first-criterion': probe(
    updatedWhere('identifier=x&status=cancelled'),
    201,
    200,
  ),
  'conditional-update-without-if-match': probe(
    async (c) => (await updateWhere(c, 'identifier=x', newStudy(known), stale)).status,
    412,
    200,
  ),
  'conditional-delete-ignores-system': probe(afterDelete('identifier=urn:o|x'), 200, 410),
  'conditional-delete-drops-criterion': probe(
    afterDelete('identifier=x&status=cancelled'),
    200,
    410,
  ),
  'conditional-delete-takes-first': probe(
    async (c) => (await remove(c, 'ImagingStudy?status=available')).status,
    412,
    204,
  ),
};
