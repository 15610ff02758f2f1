import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { claimed, claimsOfSystem, declares } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { judgeEntries, reading, sentBundle } from './bundles.ts';
import { isGone } from './conditional-delete.ts';
import { type Consequence, now, stored, versionOf } from './consequence.ts';
import { judgeFound, searched } from './delete.ts';
import { judgeHead } from './head.ts';
import { historyOf, nameOf } from './history-of.ts';
import { judgeSaid } from './said.ts';
import { judgeContent } from './way-content.ts';
import type { Preference, Way } from './ways.ts';
import { attempted, type Kind, type Written, written } from './written.ts';

/** Judges that a study is no longer there, by GET and HEAD, and not what a client has of it. */
export async function judgeGone(
  context: CheckContext,
  { id, before }: Pick<Written, 'id'> & { before?: Pick<StoredStudy, 'read'> },
): Promise<void> {
  const { server, judge } = context;
  await isGone(context, id);
  const path = `ImagingStudy/${id}`;
  const read = await server.read('ImagingStudy', id);
  judge(read).status(410, 404);
  judge(await server.send({ method: 'HEAD', path })).notStatus('2xx');
  const { etag, 'last-modified': date } = before?.read.headers ?? {};
  const kept = [
    ...(etag ? [{ 'if-none-match': etag }] : []),
    ...(date ? [{ 'if-modified-since': date }] : []),
  ];
  for (const headers of kept) {
    judge(await server.read('ImagingStudy', id, { headers })).notStatus('2xx', 304);
  }
  if (!claimsOfSystem(context.session, 'batch')) return;
  judgeEntries(context, await sentBundle(context, 'batch', [reading(path)]), 'batch', [[410, 404]]);
}

/** Whether the history of a study that was deleted has the version before. */
async function isListed(context: CheckContext, { id, before }: Written): Promise<boolean> {
  const needs = { interactions: ['history-instance'] };
  if (claimed({ needs }, context.session) !== true) return false;
  const { entries } = await historyOf(context, `ImagingStudy/${id}/`);
  return entries.map(nameOf).includes(before?.versionId ?? '');
}

/** A create tells where the study is; of an update that creates it is a SHOULD, with a check of its own. */
const mustTell = ({ requirement }: Way) =>
  ['rest-create-201', 'rest-cond-create-no-match'].includes(requirement);

/** Whatever is returned, the headers are the same (http.html#ops). */
const preferences = ['', 'minimal', 'representation'] as const;

async function judgeAnswer(context: CheckContext, kind: Kind, way: Way, prefer: Preference) {
  const { said, write } = await attempted(context, kind, way, prefer);
  const id = write.before?.id ?? said.id;
  const read = id && said.status < 300 ? await context.server.read('ImagingStudy', id) : undefined;
  judgeSaid(context, said, {
    kind,
    words: way.words,
    id,
    versionId: read?.resource?.meta?.versionId,
    status: 'available',
    mustTell: mustTell(way),
  });
}

/** What answers say of a write. */
export const answerConsequences: readonly Consequence[] = [
  {
    name: 'answer',
    rule: 'is answered as such, with the version that it made',
    kinds: stored,
    requirements: [
      'rest-create-location',
      'rest-etag-equals-versionid',
      'bundle-response-entry-details',
    ],
    async judge(context, kind, way) {
      for (const prefer of preferences) await judgeAnswer(context, kind, way, prefer);
    },
  },
  {
    name: 'read',
    rule: 'is read as it is now, under an ETag of its own',
    kinds: stored,
    requirements: [
      'rest-etag-equals-versionid',
      'rest-versionid-changes-on-update',
      'rest-cond-read-changed-full',
      'rest-head-mirrors-get',
    ],
    async judge(context, kind, way) {
      const write = await written(context, kind, way);
      const { server, judge } = context;
      const path = `ImagingStudy/${write.id}`;
      const read = await server.read('ImagingStudy', write.id);
      const { etag } = read.headers;
      const { versionId } = read.resource?.meta ?? {};
      const former = write.before?.versionId;
      judge(read)
        .status(200)
        .fhirpath("id = %id and status = 'available'", 'the study is as it was sent', {
          id: write.id,
        })
        .that(etag === undefined || versionId === undefined || etagVersion(etag) === versionId, {
          code: 'etag',
          message: `the ETag of the version ${versionId} is '${etag}'`,
          expected: `W/"${versionId}"`,
          actual: etag ?? null,
        })
        .that(versionId === undefined || versionId !== former, {
          code: 'version',
          message: `the version id is ${versionId} before and after`,
          expected: `another one than ${former}`,
          actual: versionId ?? null,
        });
      judge
        .should(read)
        .fhirpath("note.text.where($this = 'earlier').empty()", 'no note is left of what it was');
      await judgeHead(context, path, read);
      const known = write.before?.read.headers.etag;
      if (known === undefined || known === etag) return;
      judge(await server.read('ImagingStudy', write.id, { headers: { 'if-none-match': known } }))
        .status(200)
        .fhirpath("status = 'available'", 'the study is as it was sent');
    },
  },
  {
    name: 'content',
    rule: 'is stored in all its parts, as a create by itself stores it',
    kinds: ['created', 'updated'],
    requirements: ['rest-create-roundtrip'],
    judge: judgeContent,
  },
  {
    name: 'read',
    rule: 'is read no longer',
    kinds: ['deleted'],
    requirements: ['rest-cond-read-changed-full', 'rest-head-mirrors-get', 'rest-read-deleted-410'],
    judge: async (context, kind, way) => judgeGone(context, await written(context, kind, way)),
  },
  {
    name: 'versions',
    rule: 'is read version by version as it was and is',
    kinds: [...stored, 'deleted'],
    requirements: [
      'rest-vread-returns-that-content',
      'rest-vread-id-and-version',
      'history-survives-delete',
    ],
    interactions: ['vread'],
    async judge(context, kind, way) {
      const { server, session, judge } = context;
      const write = await written(context, kind, way);
      const { before, id } = write;
      const version = kind === 'deleted' ? undefined : versionOf(await now(context, write));
      if (version !== undefined) {
        judge(await server.vread('ImagingStudy', id, version))
          .status(200)
          .fhirpath("id = %id and status = 'available'", 'it is as it was sent', { id });
      }
      if (!before) return;
      const earlier = await server.vread('ImagingStudy', id, versionOf(before.read));
      // A delete may take the versions of a study (http.html#delete); what is listed once it is back is there.
      const isBack = kind === 'revived' && (await isListed(context, write));
      const isKept = kind === 'updated' || isBack;
      const mustBe = isKept && declares(session, 'readHistory') === true;
      if (!mustBe && [404, 410].includes(earlier.status)) {
        if (version === undefined) throw new NotApplicable('earlier versions are not kept');
        return;
      }
      judge(earlier)
        .status(200)
        .fhirpath("id = %id and status = 'registered'", 'the former version is as it was', { id });
    },
  },
  {
    name: 'found',
    rule: 'is found as it is now, and not as it was',
    kinds: stored,
    requirements: ['search-returned-resources-match'],
    interactions: ['search-type'],
    parameters: ['_id', 'identifier', 'status'],
    async judge(context, kind, way) {
      const { id, before, family } = await written(context, kind, way);
      const read = await context.server.read('ImagingStudy', id);
      for (const asked of [
        ['_id', id],
        ['identifier', family.token],
      ] as const) {
        const result = await searched(context, asked, id, true);
        judgeFound(context, result, id, true);
      }
      const by = (status: string) =>
        searched(context, [`status`, status], id, status === 'available', [['_id', id]]);
      const found = await by('available');
      judgeFound(context, found, id, true);
      const match = found.matches.find((one) => one.id === id);
      const versions = [match?.meta?.versionId, read.resource?.meta?.versionId];
      context.judge(found).that(versions.includes(undefined) || versions[0] === versions[1], {
        code: 'version',
        message: `a search gives the version of now with meta.versionId ${versions[0]}`,
        expected: versions[1] ?? null,
        actual: versions[0] ?? null,
      });
      if (before) judgeFound(context, await by('registered'), id, false);
    },
  },
  {
    name: 'found',
    rule: 'is found no longer',
    kinds: ['deleted'],
    requirements: ['rest-delete-then-not-searchable', 'search-returned-resources-match'],
    interactions: ['search-type'],
    parameters: ['_id', 'identifier'],
    async judge(context, kind, way) {
      const { id, family } = await written(context, kind, way);
      if (!(await isGone(context, id))) throw new NotTestable('the study is still there');
      for (const asked of [
        ['_id', id],
        ['identifier', family.token],
      ] as const) {
        judgeFound(context, await searched(context, asked, id, false), id, false);
      }
      for (const shape of [
        ['_summary', 'count'],
        ['_total', 'accurate'],
      ] as const) {
        const { answer } = await context.server.search(
          'ImagingStudy',
          [['identifier', family.token], shape],
          {
            scoped: false,
          },
        );
        if (answer.status !== 200) continue;
        context
          .judge(answer)
          .fhirpath('total.empty() or total = 0', `with ${shape.join('=')} the total is 0`);
      }
    },
  },
];
