import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { etagVersion } from '../../fixtures/etag.ts';
import { check } from '../check.ts';
import { put } from './put.ts';

const needs = { interactions: ['create', 'read', 'update'] };

const narrative = (words: string) => ({
  text: {
    status: 'additional',
    div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>${words}</p></div>`,
  },
});

/** Updates that change nothing, or next to nothing (http.html#update, #concurrency, resource.html#metadata). */
export const noOpChecks = [
  check(
    'crud/update/unchanged-etag',
    {
      rule: 'An update with what is there already is answered with the version that a read gives then.',
      requirements: ['rest-etag-equals-versionid', 'rest-update-etag-last-modified'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, stored, read } = await studies.stored();
      const updated = await put(server, stored, read);
      if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
      const now = await server.read('ImagingStudy', id);
      const version = now.resource?.meta?.versionId;
      const { etag } = updated.headers;
      if (etag === undefined || version === undefined) {
        throw new NotApplicable('the update has no ETag, or the study no version id');
      }
      const shown = updated.resource?.meta?.versionId;
      judge(updated)
        .that(etagVersion(etag) === version, {
          code: 'etag',
          message: `the update is answered with the ETag ${etag}, and the study has version ${version}`,
          expected: `W/"${version}"`,
          actual: etag,
        })
        .that(shown === undefined || shown === version, {
          code: 'version',
          message: `the update shows version ${shown}, and the study has version ${version}`,
          expected: version,
          actual: shown ?? null,
        });
    },
  ),
  check(
    'crud/update/narrative-version',
    {
      rule: 'An update after which a read gives another narrative has made another version.',
      requirements: ['rest-versionid-changes-on-update'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, read } = await studies.stored(studies.one(narrative('before')));
      const changed = { ...(read.resource ?? studies.one()), ...narrative('after') };
      const updated = await put(server, changed, read);
      if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
      const now = await server.read('ImagingStudy', id);
      const told = (answer: typeof now) => JSON.stringify(answer.resource?.text ?? null);
      const versions = [read, now].map(({ resource }) => resource?.meta?.versionId);
      if (told(now) === told(read)) throw new NotApplicable('the narrative is the server’s own');
      if (versions.includes(undefined)) throw new NotApplicable('the server gives no version ids');
      judge(now).that(versions[0] !== versions[1], {
        code: 'version',
        message: `version ${versions[1]} has one narrative, and then another`,
        expected: 'another version id',
        actual: versions[1] ?? null,
      });
    },
  ),
];
