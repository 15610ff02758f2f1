import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { claimed, declares } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { locationOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { historyOf } from './history-of.ts';
import { sinceBefore } from './history-wider.ts';
import { refusedPut } from './put.ts';
import { flipCase, numberOf } from './unused-ids.ts';

const needs = { interactions: ['read', 'update'] };
const needsCreate = { interactions: ['create', 'read', 'update'] };

/** Judges that the version of a study and its history are found under its id, where the server has such things. */
async function judgePast(
  context: CheckContext,
  id: string,
  { versionId, lastUpdated = '' }: NonNullable<Resource['meta']>,
): Promise<void> {
  const { server, session, judge } = context;
  const changedAt = Date.parse(lastUpdated);
  const claims = (interaction: string) =>
    claimed({ needs: { interactions: [interaction] } }, session) === true;
  const ask = (path: string) =>
    server.send({ method: 'GET', path: `ImagingStudy/${id}/_history${path}` });
  if (claims('vread') && versionId !== undefined) {
    judge(await ask(`/${versionId}`))
      .status(200)
      .fhirpath('id = %id', 'it is that study', { id });
  }
  if (!claims('history-instance')) return;
  judge(await ask(''))
    .status(200)
    .fhirpath('entry.resource.where(id = %id).exists()', 'it has that study', { id })
    .fhirpath(NAMED, 'each fullUrl ends with that id', { id });
  if (!claims('history-type') || Number.isNaN(changedAt)) return;
  const { pages } = await historyOf(context, 'ImagingStudy/', sinceBefore(changedAt), (entries) =>
    entries.some(({ resource }) => resource?.id === id),
  );
  for (const page of pages) judge(page).fhirpath(NAMED, 'its fullUrls end with that id', { id });
}

/** FHIRPath: what a history tells of the study `%id` it tells under that id. */
const NAMED =
  "entry.where(resource.id = %id and fullUrl.startsWith('http')).all(fullUrl.endsWith('/' & %id))";

/** Ids of the forms that type id has (datatypes.html#id); a server may refuse some of them. */
export function idForms(runId: string, prefix = 'lbx'): string[] {
  const start = `${prefix}-${runId}`;
  return [
    `${start}.dotted.1`,
    `${start}-1`,
    `${start}-UPPER-lower`,
    `${start}-upper-lower`,
    `${start}-${'long'.repeat(16)}`.slice(0, 64),
    `${start}.json`,
    // In the form of a number, which it is not.
    `00${numberOf(runId)}${[...prefix].map((c) => c.charCodeAt(0)).join('')}`,
  ];
}

/** One after the other for the studies that are told apart by it. */
const statuses = ['registered', 'available', 'cancelled', 'unknown'];

/** @throws {NotApplicable} if ids are the server's to choose */
export function needsClientIds({ session }: CheckContext): void {
  if (!session.target.clientIds && declares(session, 'updateCreate') !== true) {
    throw new NotApplicable('the server does not let clients choose ids');
  }
}

/** A Location, where there is one, names the id of the study (http.html#create, #upsert). */
function judgeLocation(judge: CheckContext['judge'], created: Answer, id: string): void {
  const { location } = created.headers;
  if (created.status !== 201 || location === undefined) return;
  judge(created).that(locationOf(created)?.id === id, {
    code: 'location',
    message: `the Location of the study stored as ${id} is ${location}`,
    expected: `[base]/ImagingStudy/${id}`,
    actual: location,
  });
}

/** Logical ids: any legal form, compared letter for letter, the same in URL and body. */
export const idChecks = [
  check(
    'crud/delete/id-forms',
    {
      rule: 'A study is deleted under its id, be it dotted, long or in upper case, and no study under one that is like it.',
      requirements: ['rest-read-deleted-410', 'rest-id-same-everywhere'],
      needs: { interactions: ['read', 'update', 'delete'] },
    },
    async (context) => {
      needsClientIds(context);
      const { server, session, studies, judge } = context;
      const stored: string[] = [];
      for (const id of idForms(session.runId, 'lbd')) {
        if ((await server.update(studies.one({ id }))).status < 300) stored.push(id);
      }
      if (stored.length === 0)
        throw new NotTestable('no study is stored under an id of the client');
      while (stored.length > 0) {
        const id = stored.pop() ?? '';
        const answer = await server.delete('ImagingStudy', id);
        if (answer.status >= 400) throw new NotApplicable(`DELETE answered ${answer.status}`);
        const read = () => server.read('ImagingStudy', id);
        judge(await eventually(context, read, ({ status }) => status >= 400)).status(404, 410);
        for (const other of stored) judge(await server.read('ImagingStudy', other)).status(200);
      }
    },
  ),
  check(
    'crud/update/as-create-id-forms',
    {
      rule: 'A study stored under an id of the client is read, with its versions and history, under exactly that id, be it dotted, long or in upper case.',
      requirements: [
        'rest-id-same-everywhere',
        'rest-update-as-create-201',
        'rest-read-id-matches-url',
        'rest-vread-id-and-version',
        'history-includes-all-versions',
        'bundle-fullurl-agrees-with-id',
      ],
      needs,
    },
    async (context) => {
      needsClientIds(context);
      const { server, session, studies, judge } = context;
      const stored: [id: string, status: string][] = [];
      for (const [i, id] of idForms(session.runId).entries()) {
        const status = statuses[i % statuses.length] ?? '';
        const created = await server.update(studies.one({ id, status }));
        if (declares(session, 'updateCreate') === true) judge.should(created).status(201);
        judge(created).notStatus('5xx');
        judgeLocation(judge, created, id);
        if (created.status < 300) stored.push([id, status]);
      }
      for (const [id, status] of stored) {
        const read = await server.read('ImagingStudy', id);
        judge(read)
          .status(200)
          .fhirpath('id = %id and status = %status', `it is the study stored as ${id}`, {
            id,
            status,
          });
        await judgePast(context, id, read.resource?.meta ?? {});
      }
    },
  ),
  check(
    'crud/update/as-create-again',
    {
      rule: 'The second update to an id of the client is an update: it answers 200 and replaces the study.',
      requirements: ['rest-update-200'],
      needs,
    },
    async (context) => {
      needsClientIds(context);
      const { server, session, studies, judge } = context;
      const id = `lbx-${session.runId}-twice`;
      const first = await server.update(studies.one({ id, status: 'registered' }));
      if (first.status >= 300) throw new NotTestable(`the first update answered ${first.status}`);
      const read = await server.read('ImagingStudy', id);
      const headers: Record<string, string> = read.headers.etag
        ? { 'if-match': read.headers.etag }
        : {};
      const second = await server.update(studies.one({ id, status: 'available' }), { headers });
      judge(second).status(200);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("status = 'available'", 'the study is the second one');
    },
  ),
  check(
    'crud/update/as-create-id-mismatch',
    {
      rule: 'An update to an unused id whose body has another unused id, or none, is refused and stores nothing.',
      requirements: ['rest-update-id-mismatch-400', 'rest-update-missing-id-400'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      const [url, body] = [`lbx-${session.runId}-url`, `lbx-${session.runId}-body`];
      for (const study of [studies.one({ id: body }), studies.one()]) {
        const refused = await server.update(study, { id: url });
        judge(refused).status(session.target.clientIds ? 400 : '4xx');
        for (const id of [url, body]) {
          judge(await server.read('ImagingStudy', id)).notStatus('2xx');
        }
      }
    },
  ),
  check(
    'crud/update/id-case-mismatch',
    {
      rule: 'An update whose body has the id of the URL in another letter case is answered 400 and changes nothing.',
      requirements: ['rest-update-id-mismatch-400', 'rest-url-case-sensitive'],
      needs: needsCreate,
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const flipped = flipCase(id);
      if (flipped === id) throw new NotApplicable(`the server's id '${id}' has no letters`);
      const body = { ...stored, id: flipped, status: 'available' };
      judge(await refusedPut(server, body, read, { id })).status(400);
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("id = %id and status = 'registered'", 'the study is as it was', { id });
    },
  ),
  check(
    'crud/delete/id-case',
    {
      rule: 'A delete of an id in another letter case leaves the study where it is.',
      requirements: ['rest-url-case-sensitive', 'rest-read-id-matches-url'],
      needs: { interactions: ['create', 'read', 'delete'] },
    },
    async ({ server, studies, judge }) => {
      const { id } = await studies.stored();
      const flipped = flipCase(id);
      if (flipped === id) throw new NotApplicable(`the server's id '${id}' has no letters`);
      const other = await server.read('ImagingStudy', flipped);
      if (other.status < 300) throw new NotApplicable(`ImagingStudy/${flipped} is there as well`);
      await server.delete('ImagingStudy', flipped);
      judge(await server.read('ImagingStudy', id)).status(200);
    },
  ),
  check(
    'crud/delete/whole-id',
    {
      rule: 'A delete takes no study whose id merely begins with the id in the URL, or the other way round.',
      requirements: ['rest-read-id-matches-url', 'rest-delete-success-status'],
      needs: { interactions: ['read', 'update', 'delete'] },
    },
    async (context) => {
      needsClientIds(context);
      const { server, session, studies, judge } = context;
      const middle = `lbx-${session.runId}-part1`;
      const ids = [middle, `${middle}1`, `${middle}.a`, middle.slice(0, -1)];
      for (const id of ids) {
        const created = await server.update(studies.one({ id }));
        if (created.status >= 300) throw new NotApplicable(`the id ${id} is refused`);
      }
      const deleted = await server.delete('ImagingStudy', middle);
      if (deleted.status >= 300) throw new NotTestable(`DELETE answered ${deleted.status}`);
      for (const id of ids.slice(1)) judge(await server.read('ImagingStudy', id)).status(200);
    },
  ),
];
