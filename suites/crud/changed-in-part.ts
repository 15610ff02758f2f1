import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { idOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { parts, withParts } from './parts.ts';
import { put } from './put.ts';

const needs = { interactions: ['create', 'read', 'update'] };

const [BEFORE, AFTER] = ['lightbox-before', 'lightbox-after'];

/** However little an update changes, it makes a new version (http.html#update). */
export const changedInPartChecks: Check[] = parts.map((part) => {
  const { name, words } = part;
  return check(
    `crud/update/changed-${name}`,
    {
      rule: `An update that changes a study ${words} alone is stored, as a version of its own.`,
      requirements: ['rest-update-200', 'rest-versionid-changes-on-update'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const plain = studies.one();
      const study = (word: string) => withParts(plain, [part], word);
      const created = await server.create(study(BEFORE));
      const id = idOf(created);
      if (created.status >= 400 || id === undefined) {
        throw new NotApplicable(`such a study is refused: ${created.status}`);
      }
      const before = await server.read('ImagingStudy', id);
      if (!before.text.includes(BEFORE)) throw new NotApplicable('the server does not keep this');
      const former = before.resource?.meta?.versionId;
      const updated = await put(server, { ...study(AFTER), id }, before);
      const read = await server.read('ImagingStudy', id);
      const { versionId } = read.resource?.meta ?? {};
      judge(updated).status(200);
      judge(read)
        .status(200)
        .that(!read.text.includes(BEFORE), {
          code: 'update-lost',
          message: `the study has what it had before its update ${words}`,
          expected: AFTER,
          actual: BEFORE,
        })
        .that(versionId === undefined || versionId !== former, {
          code: 'version',
          message: `the version id is ${versionId} before and after`,
          expected: `another one than ${former}`,
          actual: versionId ?? null,
        });
    },
  );
});
