import { newStudy, study } from '../client.ts';
import { issue, jsonOf, type Probe, probe, read, remove, stale } from './asking.ts';
import { post, put, send, toldBy } from './bundles.ts';
import { known } from './places.ts';

type Client = Parameters<Probe['ask']>[0];

/** Studies that have an identifier, each under the id that is given. */
async function identified(client: Client, ...ids: string[]): Promise<void> {
  for (const id of ids) await client.put(`ImagingStudy/${id}`, study(id, known));
}

const byKnown = 'ImagingStudy?identifier=k';

const late = { ifMatch: stale['if-match'] };

const entryStatus = async (client: Client, type: string, entry: object) => {
  const answer = await send(client, type, entry);
  const { entry: [told] = [] } = answer.json as unknown as { entry?: Told[] };
  return Number(told?.response?.status ?? answer.status);
};

interface Told {
  response?: { status?: string };
}

interface Stored {
  extension: { valueUri?: string }[];
  subject: { reference?: string };
}

const ofPatient = { subject: { reference: 'Patient?identifier=p' } };

const patients = async (client: Client, count: number) => {
  const patient = { resourceType: 'Patient', identifier: [{ value: 'p' }] };
  for (let made = 0; made < count; made += 1) await client.post('Patient', patient);
};

/** Of writes by criteria, and of references by criteria. */
export const whereCriteria: Record<string, Probe> = {
  'batch-conditional-update-by-body-id': probe(
    async (client) => {
      await identified(client, 'k');
      await send(client, 'batch', put('?identifier=k', study('l', known)));
      return (await read(client, 'l')).status;
    },
    404,
    200,
  ),
  'conditional-update-with-id-without-if-match': probe(
    async (client) => {
      await identified(client, 'k');
      const bodies = [newStudy(known), study('k', known)];
      const answers = bodies.map((body) => client.put(byKnown, body, stale));
      return (await Promise.all(answers)).map(({ status }) => status);
    },
    [412, 412],
    [412, 200],
  ),
  'entry-of-criteria-without-if-match': probe(
    async (client) => {
      await identified(client, 'k');
      return [
        await entryStatus(client, 'batch', put('/k', study('k', known), late)),
        await entryStatus(client, 'batch', put('?identifier=k', newStudy(known), late)),
        await entryStatus(client, 'transaction', put('?identifier=k', newStudy(known), late)),
      ];
    },
    [412, 412, 412],
    [412, 200, 200],
  ),
  'history-tells-criteria-of-deletions': probe(
    async (client) => {
      await identified(client, 'k');
      await remove(client, 'ImagingStudy/k');
      await identified(client, 'k');
      await remove(client, byKnown);
      const { entry } = jsonOf(await client.get('ImagingStudy/k/_history'));
      const told = entry as { request: { method: string; url: string } }[];
      return told.map(({ request }) => request.url);
    },
    ['ImagingStudy/k', 'ImagingStudy/k', 'ImagingStudy/k', 'ImagingStudy/k'],
    [byKnown, 'ImagingStudy/k', 'ImagingStudy/k', 'ImagingStudy/k'],
  ),
  'outcome-code-of-several-matches-is-412': probe(
    async (client) => {
      await identified(client, 'k', 'l');
      const issues = [
        await issue(client.put(byKnown, newStudy(known))),
        await issue(client.put('ImagingStudy/k', study('k'), stale)),
      ];
      return issues.map(({ code }) => code);
    },
    ['multiple-matches', 'conflict'],
    ['412', 'conflict'],
  ),
  'transaction-entries-with-criteria-answered-last': probe(
    async (client) => {
      await patients(client, 1);
      const told = await toldBy(
        send(client, 'transaction', post(newStudy(ofPatient)), put('/a', study('a'))),
      );
      return told.map(({ response }) => response?.status);
    },
    ['201', '200'],
    ['200', '201'],
  ),
  'transaction-keeps-urls-in-uris': probe(
    async (client) => {
      const fullUrl = 'http://source.example/fhir/Patient/p';
      const extension = [{ url: 'http://a.example/link', valueUri: fullUrl }];
      const holder = post(newStudy({ extension, subject: { reference: fullUrl } }));
      const patient = { ...post({ resourceType: 'Patient' }, { url: 'Patient' }), fullUrl };
      const [told] = await toldBy(send(client, 'transaction', holder, patient));
      const id = told?.response?.location?.split('/').at(-3);
      const stored = await read(client, id ?? '');
      const body = jsonOf(stored) as unknown as Stored;
      return [body.extension[0]?.valueUri === fullUrl, body.subject.reference === fullUrl];
    },
    [false, false],
    [true, false],
  ),
  'transaction-update-by-list-creates': probe(
    async (client) => {
      await identified(client, 'k');
      const entries = ['?identifier=k', '?identifier=k,nobody'].map((criteria) =>
        entryStatus(client, 'transaction', put(criteria, newStudy(known))),
      );
      return Promise.all(entries);
    },
    [200, 200],
    [200, 201],
  ),
  'transaction-update-where-any-is-met': probe(
    async (client) => {
      await identified(client, 'k');
      const criteria = '?identifier=k&identifier=nobody';
      return [
        await entryStatus(client, 'batch', put(criteria, newStudy())),
        await entryStatus(client, 'transaction', put(criteria, newStudy())),
      ];
    },
    [201, 201],
    [201, 200],
  ),
  'transaction-updates-take-first-of-criteria': probe(
    async (client) => {
      await patients(client, 2);
      return [
        (await send(client, 'transaction', post(newStudy(ofPatient)))).status,
        (await send(client, 'transaction', put('/a', study('a', ofPatient)))).status,
      ];
    },
    [412, 412],
    [412, 200],
  ),
};
