import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { check } from '../check.ts';
import { agedStudy } from './aged.ts';
import { put } from './put.ts';
import { agrees, hasVersions, isHttpDate } from './versions.ts';

const needs = { interactions: ['create', 'read'] };

/** An interaction that tells ETag and Last-Modified, and the state of the study that they are about. */
interface Subject {
  interactions: string[];
  /**
   * @param aged whether the second version has another HTTP date than the first
   * @throws {NotTestable} if the interaction does not succeed
   */
  ask(context: CheckContext, aged?: 'aged'): Promise<{ answer: Answer; state: Answer }>;
}

const subjects: Record<string, Subject> = {
  create: {
    interactions: ['create', 'read'],
    async ask({ studies }) {
      const { created, read } = await studies.stored();
      return { answer: created, state: read };
    },
  },
  update: {
    interactions: ['create', 'read', 'update'],
    async ask(context, aged) {
      const { id, updated } = await secondVersion(context, aged);
      return { answer: updated, state: await context.server.read('ImagingStudy', id) };
    },
  },
  read: {
    interactions: ['create', 'read', 'update'],
    async ask(context, aged) {
      const { id } = await secondVersion(context, aged);
      const read = await context.server.read('ImagingStudy', id);
      return { answer: read, state: read };
    },
  },
  vread: {
    interactions: ['create', 'read', 'update', 'vread'],
    async ask(context, aged) {
      const { id, versionId, read } = await secondVersion(context, aged);
      if (!versionId) throw new NotApplicable('the server gives no version ids');
      const answer = await context.server.vread('ImagingStudy', id, versionId);
      if (answer.status === 404) throw new NotApplicable('earlier versions are not kept');
      if (answer.status !== 200) throw new NotTestable(`the vread answered ${answer.status}`);
      return { answer, state: read };
    },
  },
};

/** A study that was updated some time after its creation. */
async function secondVersion(context: CheckContext, aged?: 'aged') {
  const { server, studies } = context;
  const first = aged ? await agedStudy(context) : await studies.stored();
  const updated = await put(server, { ...first.stored, status: 'available' }, first.read);
  if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
  return { ...first, updated };
}

/** ETag and Last-Modified of a create (http.html#create), and of writes and vreads what R4 says of both. */
export const headerChecks: Check[] = [
  check(
    'crud/create/etag',
    {
      rule: 'A create answers with an ETag that holds the version id.',
      requirements: ['rest-create-etag-last-modified'],
      needs,
    },
    async ({ server, session, studies, judge }) => {
      if (declares(session, 'versioning') === 'no-version') {
        throw new NotApplicable('the server declares versioning = no-version');
      }
      judge(await server.create(studies.one()))
        .status(201)
        .header('ETag');
    },
  ),
  check(
    'crud/create/last-modified',
    {
      rule: 'A create answers with a Last-Modified that is an HTTP date.',
      requirements: ['rest-create-etag-last-modified'],
      needs,
    },
    async ({ server, studies, judge }) => {
      judge(await server.create(studies.one()))
        .status(201)
        .header('Last-Modified', isHttpDate, 'an HTTP date');
    },
  ),
  check(
    'crud/create/etag-is-version',
    {
      rule: 'An ETag in the answer to a create equals meta.versionId of what was stored.',
      requirements: ['rest-etag-equals-versionid'],
      needs,
    },
    async ({ session, studies, judge }) => {
      const { created, read, versionId } = await studies.stored();
      if (!hasVersions(session, read)) throw new NotApplicable('the server has no version ids');
      const etag = created.headers.etag;
      if (etag === undefined) throw new NotApplicable('the answer has no ETag');
      judge(created).that(etagVersion(etag) === versionId, {
        code: 'etag-version',
        message: `ETag is ${etag}, meta.versionId of the study just created is ${versionId}`,
        expected: `W/"${versionId}"`,
        actual: etag,
      });
    },
  ),
  ...Object.entries(subjects).flatMap(([name, { interactions, ask }]) => [
    check(
      `crud/${name}/etag-weak`,
      {
        rule: `An ETag in the answer to ${article(name)} is weak and quoted: W/"[version id]".`,
        requirements: ['rest-etag-weak-form'],
        needs: { interactions },
      },
      async (context) => {
        const { answer } = await ask(context);
        if (answer.headers.etag === undefined) throw new NotApplicable('the answer has no ETag');
        context.judge(answer).header('ETag', /^W\/"[A-Za-z0-9.-]{1,64}"$/, 'W/"[version id]"');
      },
    ),
    check(
      `crud/${name}/last-modified-agrees`,
      {
        rule: `A Last-Modified in the answer to ${article(name)} agrees with meta.lastUpdated of that version.`,
        requirements: ['rest-read-last-modified-present', ...lastModifiedOf(name)],
        needs: { interactions },
      },
      async (context) => {
        const { answer, state } = await ask(context, 'aged');
        const lastUpdated = state.resource?.meta?.lastUpdated;
        if (answer.headers['last-modified'] === undefined || lastUpdated === undefined) {
          throw new NotApplicable('the answer has no Last-Modified, or the study no lastUpdated');
        }
        context
          .judge(answer)
          .header(
            'Last-Modified',
            (value) => isHttpDate(value) && agrees(value, lastUpdated),
            `an HTTP date within a second of ${lastUpdated}`,
          );
      },
    ),
  ]),
  ...['read', 'vread'].flatMap((name) =>
    [
      { header: 'ETag', requirement: 'rest-read-etag-present' },
      { header: 'Last-Modified', requirement: 'rest-read-last-modified-present' },
    ].map(({ header, requirement }) =>
      check(
        `crud/${name}/${header.toLowerCase()}${name === 'read' ? '-after-update' : ''}`,
        {
          rule: `${article(name).replace('a', 'A')} of a study that was updated is answered with ${header}.`,
          requirements: [requirement],
          needs: { interactions: subjects[name]?.interactions ?? [] },
        },
        async (context) => {
          const subject = await subjects[name]?.ask(context);
          if (subject?.state.resource?.meta?.versionId === undefined) {
            throw new NotApplicable('the server gives no version ids');
          }
          context.judge(subject.answer).header(header);
        },
      ),
    ),
  ),
];

function article(interaction: string): string {
  return `${/^[aeiou]/.test(interaction) ? 'an' : 'a'} ${interaction}`;
}

function lastModifiedOf(interaction: string): string[] {
  if (interaction === 'create') return ['rest-create-etag-last-modified'];
  return interaction === 'update' ? ['rest-update-etag-last-modified'] : [];
}
