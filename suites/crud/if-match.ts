import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { check } from '../check.ts';

const needs = { interactions: ['create', 'read', 'update'] };

const updateWith = (
  { server }: CheckContext,
  study: Parameters<typeof server.update>[0],
  etag: string,
  prefer: Record<string, string> = {},
) => server.update(study, { headers: { 'if-match': etag, ...prefer } });

/** Return preferences that change nothing about a conflict. */
const preferences = [{}, { prefer: 'return=minimal' }];

/** @throws {NotApplicable} if the server does not claim to heed If-Match */
export function claimsVersionAwareness({ session }: CheckContext): void {
  if (declares(session, 'versioning') !== 'versioned-update') {
    throw new NotApplicable(
      'the CapabilityStatement does not declare versioning = versioned-update',
    );
  }
}

/** The ETag of a study as read; a server that sends none still has the version id that it would hold. */
export function etagOf({ headers, resource }: Answer): string {
  const versionId = resource?.meta?.versionId;
  const etag = headers.etag ?? (versionId === undefined ? undefined : `W/"${versionId}"`);
  if (etag === undefined) throw new NotTestable('the server gives neither ETag nor versionId');
  return etag;
}

/**
 * Judges that updates under an If-Match that names another version were refused, and changed nothing.
 * @param ifMatch the headers to send, of a study that has had some versions before the current one
 * @param status what the updates would change; the study is available
 */
async function judgeConflict(
  context: CheckContext,
  ifMatch: (superseded: readonly string[], current: string) => readonly string[],
  status = 'cancelled',
) {
  claimsVersionAwareness(context);
  const { server, studies, judge } = context;
  const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
  const etags = [etagOf(read)];
  for (const status of ['unknown', 'registered', 'available']) {
    const updated = await updateWith(context, { ...stored, status }, etags.at(-1) ?? '');
    if (updated.status >= 300) {
      throw new NotTestable(`an update with the current version in If-Match: ${updated.status}`);
    }
    etags.push(etagOf(await server.read('ImagingStudy', id)));
  }
  const next = { ...stored, status };
  for (const etag of ifMatch(etags.slice(0, -1), etags.at(-1) ?? '')) {
    for (const prefer of preferences) {
      judgeRefused(context, await updateWith(context, next, etag, prefer));
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath("status = 'available'", 'the study is as it was');
    }
  }
}

/** Judges that an update was refused for its If-Match. */
export function judgeRefused({ judge }: CheckContext, refused: Answer): void {
  judge(refused).status(412, 409);
  if (refused.status === 409) judge.should(refused).status(412);
}

export const ifMatchChecks = [
  check(
    'crud/update/if-match-current',
    {
      rule: 'An update with If-Match that names the current version succeeds, and its ETag holds the new one.',
      requirements: [
        'rest-update-if-match-current',
        'rest-update-etag-last-modified',
        'rest-etag-equals-versionid',
      ],
      needs,
    },
    async (context) => {
      claimsVersionAwareness(context);
      const { server, studies, judge } = context;
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const after = { ...stored, status: 'available' };
      const updated = await updateWith(context, after, etagOf(read));
      if (!judge(updated).status(200).header('ETag').ok) return;
      judge(await server.read('ImagingStudy', id))
        .status(200)
        .fhirpath('meta.versionId = %told', 'meta.versionId is what the ETag said', {
          told: etagVersion(updated.headers.etag ?? ''),
        });
    },
  ),
  check(
    'crud/update/if-match-stale',
    {
      rule: 'An update with If-Match that names a superseded version is answered 412 and changes nothing.',
      requirements: ['rest-update-if-match-stale-412', 'capability-versioning-honest'],
      needs,
    },
    (context) => judgeConflict(context, (superseded) => superseded),
  ),
  check(
    'crud/update/if-match-stale-unchanged',
    {
      rule: 'An update with If-Match that names a superseded version is answered 412, though it would change nothing.',
      requirements: ['rest-update-if-match-stale-412', 'capability-versioning-honest'],
      needs,
    },
    (context) => judgeConflict(context, (superseded) => superseded.slice(0, 1), 'available'),
  ),
  check(
    'crud/update/if-match-unknown',
    {
      rule: 'An update with If-Match that names a version that never was is answered 412 and changes nothing.',
      requirements: ['rest-update-if-match-stale-412', 'capability-versioning-honest'],
      needs,
    },
    (context) => judgeConflict(context, () => ['W/"lightbox-never"']),
  ),
  check(
    'crud/update/if-match-longer',
    {
      rule: 'An update with If-Match that merely begins with the current version id is answered 412 and changes nothing.',
      requirements: ['rest-update-if-match-stale-412', 'capability-versioning-honest'],
      needs,
    },
    (context) =>
      judgeConflict(context, (_, current) => [current.replace(/"?$/, (quote) => `0${quote}`)]),
  ),
  check(
    'crud/update/if-match-simultaneous',
    {
      rule: 'Of several updates at once with If-Match that names the same version no more than one succeeds.',
      requirements: ['rest-update-if-match-stale-412', 'capability-versioning-honest'],
      needs,
    },
    async (context) => {
      claimsVersionAwareness(context);
      const { studies, judge } = context;
      const { stored, read } = await studies.stored();
      const etag = etagOf(read);
      const answers = await Promise.all(
        ['one', 'another', 'a third', 'a fourth'].map((description) =>
          updateWith(context, { ...stored, description }, etag),
        ),
      );
      const done = answers.filter(({ status }) => status < 300);
      const [, second = answers[0] as Answer] = done;
      judge(second).that(done.length <= 1, {
        code: 'lost-update',
        message: `${done.length} updates succeeded though all of them were for version ${etag}: what all but the last wrote is lost`,
        expected: '412 for all but one',
        actual: answers.map(({ status }) => status),
      });
    },
  ),
];
