import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { claimsOfSystem } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { answersIn, deleting, type Entry, reading, sentBundle, statusOf } from './bundles.ts';
import { judgeHead } from './head.ts';
import { idForms, needsClientIds } from './ids.ts';
import { flipCase } from './unused-ids.ts';

type BundleType = 'batch' | 'transaction';

/** Sends one request in a Bundle, and judges how it is answered there. */
async function judgeAlone(
  context: CheckContext,
  type: BundleType,
  entry: Entry,
  expected: readonly number[],
) {
  const answer = await sentBundle(context, type, [entry]);
  const [told] = answersIn(answer);
  const { method, url } = entry.request;
  context
    .judge(answer)
    .status(200)
    .that(expected.includes(statusOf(told)), {
      code: 'entry-status',
      message: `${method} ${url} in a ${type} is answered ${told?.response?.status}`,
      expected,
      actual: told?.response?.status ?? null,
    });
  return { answer, told };
}

/** Stores, reads, updates and deletes a study in Bundles alone. */
async function judgeLife(context: CheckContext, type: BundleType, id: string): Promise<boolean> {
  const { server, studies, judge } = context;
  const path = `ImagingStudy/${id}`;
  const put = (status: string, etag?: string): Entry => ({
    resource: studies.one({ id, status }),
    request: { method: 'PUT', url: path, ...(etag ? { ifMatch: etag } : {}) },
  });
  const created = await sentBundle(context, type, [put('registered')]);
  if (created.status >= 400 || !(statusOf(answersIn(created)[0]) < 300)) {
    const alone = await server.update(studies.one({ id }));
    judge(created).that(alone.status >= 300, {
      code: 'id-refused',
      message: `the id ${id} is taken by itself, and refused in a ${type}`,
      expected: 'a study under that id',
      actual: answersIn(created)[0]?.response?.status ?? created.status,
    });
    return alone.status < 300;
  }
  const { told, answer } = await judgeAlone(context, type, reading(path), [200]);
  judge(answer).that(told?.resource === undefined || told.resource.id === id, {
    code: 'entry-id',
    message: `the read of ${path} in a ${type} gives the study ${told?.resource?.id}`,
    expected: id,
    actual: told?.resource?.id ?? null,
  });
  const { etag } = (await server.read('ImagingStudy', id)).headers;
  await judgeAlone(context, type, put('available', etag), [200]);
  judge(await server.read('ImagingStudy', id))
    .status(200)
    .fhirpath("id = %id and status = 'available'", `it is the study stored as ${id}`, { id });
  const removal = await sentBundle(context, type, [deleting(path)]);
  if (statusOf(answersIn(removal)[0]) === 409) return true;
  const read = () => server.read('ImagingStudy', id);
  judge(await eventually(context, read, ({ status }) => status >= 400)).status(404, 410);
  return true;
}

/** A study under an id with letters of both cases, where the client may choose it. */
async function mixedCase({ server, session, studies }: CheckContext, study: Resource) {
  const id = `lbx-${session.runId}-Mixed`;
  const created = await server.update({ ...study, id });
  if (created.status >= 300) return studies.stored();
  return { id, versionId: (await server.read('ImagingStudy', id)).resource?.meta?.versionId };
}

/** Ids of any legal form (datatypes.html#id), where others than the server by itself have to do with them. */
export const idPlaceChecks: Check[] = [
  ...(['batch', 'transaction'] as const).map((type, at) =>
    check(
      `crud/${type}/id-forms`,
      {
        rule: `In a ${type} a study is stored, read, updated and deleted under its id, be it dotted, long or in upper case.`,
        requirements: [
          'rest-id-same-everywhere',
          'rest-read-id-matches-url',
          'rest-read-deleted-410',
        ],
        needs: { interactions: ['read', 'update', 'delete'] },
      },
      async (context) => {
        needsClientIds(context);
        let judged = 0;
        for (const id of idForms(context.session.runId, `lb${at}`)) {
          if (await judgeLife(context, type, id)) judged += 1;
        }
        if (judged === 0) throw new NotApplicable('no study is stored under an id of the client');
      },
    ),
  ),
  check(
    'crud/read/head-id-forms',
    {
      rule: 'HEAD answers as GET does for ids of every legal form.',
      requirements: ['rest-head-mirrors-get', 'rest-id-same-everywhere'],
      needs: { interactions: ['read', 'update'] },
    },
    async (context) => {
      needsClientIds(context);
      const { server, session, studies } = context;
      let judged = 0;
      for (const id of idForms(session.runId, 'lbh')) {
        const created = await server.update(studies.one({ id }));
        if (created.status >= 300) continue;
        judged += 1;
        await judgeHead(context, `/ImagingStudy/${id}`, await server.read('ImagingStudy', id));
      }
      if (judged === 0) throw new NotApplicable('no study is stored under an id of the client');
    },
  ),
  check(
    'crud/history/head',
    {
      rule: 'HEAD of a history answers as GET does, without a body.',
      requirements: ['rest-head-mirrors-get'],
      needs: { interactions: ['create', 'read', 'history-instance'] },
    },
    async (context) => {
      const { id } = await context.studies.stored();
      for (const path of [`/ImagingStudy/${id}/_history`, `/ImagingStudy?_id=${id}`, '/metadata']) {
        const get = await context.server.send({ method: 'GET', path });
        await judgeHead(context, path, get, ['content-type']);
      }
    },
  ),
  check(
    'crud/vread/id-case',
    {
      rule: 'A version, a history, HEAD and a read in a batch find nothing under an id in another letter case.',
      requirements: [
        'rest-vread-id-and-version',
        'rest-url-case-sensitive',
        'rest-read-id-matches-url',
      ],
      needs: { interactions: ['create', 'read'] },
    },
    async (context) => {
      const { server, session, studies, judge } = context;
      const stored = await mixedCase(context, studies.one());
      const flipped = flipCase(stored.id);
      if (flipped === stored.id) throw new NotApplicable(`the id '${stored.id}' has no letters`);
      const path = `ImagingStudy/${flipped}`;
      // Another may have it; else nothing is there.
      const other = await server.read('ImagingStudy', flipped);
      if (other.status < 300) throw new NotApplicable(`${path} is there as well`);
      const { versionId = '1' } = stored;
      judge(await server.vread('ImagingStudy', flipped, versionId)).notStatus('2xx');
      judge(await server.send({ method: 'HEAD', path })).notStatus('2xx');
      const history = await server.send({ method: 'GET', path: `${path}/_history` });
      // A history of nothing may be empty.
      if (history.status < 400) {
        judge(history).fhirpath('entry.resource.empty()', `no version is told of ${path}`);
      }
      if (!claimsOfSystem(session, 'batch')) return;
      await judgeAlone(context, 'batch', reading(path), [404, 410, 400]);
    },
  ),
  check(
    'crud/history/whole-id',
    {
      rule: 'The history of a study has no version of a study whose id begins with its id, or the other way round.',
      requirements: ['history-includes-all-versions', 'rest-id-same-everywhere'],
      needs: { interactions: ['read', 'update', 'history-instance'] },
    },
    async (context) => {
      needsClientIds(context);
      const { server, session, studies, judge } = context;
      const middle = `lbx-${session.runId}-whole1`;
      const ids = [middle, `${middle}1`, `${middle}.a`, `${middle}-a`, middle.slice(0, -1)];
      for (const id of ids) {
        const created = await server.update(studies.one({ id }));
        if (created.status >= 300) throw new NotApplicable(`the id ${id} is refused`);
      }
      for (const id of ids) {
        judge(await server.send({ method: 'GET', path: `ImagingStudy/${id}/_history` }))
          .status(200)
          .fhirpath(
            'entry.resource.id.distinct() = %id and entry.resource.count() = 1',
            `it has one version, of ${id}`,
            { id },
          );
      }
    },
  ),
];
