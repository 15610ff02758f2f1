import { NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import { check } from '../check.ts';

const needs = { interactions: ['create', 'read'] };

/** What asks for a part of a study (search.html#summary, #elements). */
const parts = ['_elements=status', '_summary=true', '_summary=text', '_summary=data'];

/** Reads that ask for a part of a study (http.html#read). */
export const readPartChecks = [
  check(
    'crud/read/part-id',
    {
      rule: 'A read that asks for a part of a study gives one with the id of the URL, of that version.',
      requirements: ['rest-read-id-matches-url', 'rest-etag-equals-versionid'],
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, versionId } = await studies.stored();
      const answers: Answer[] = [];
      for (const part of parts) {
        answers.push(await server.read('ImagingStudy', `${id}?${part}`));
      }
      const given = answers.filter(({ status }) => status === 200);
      if (given.length === 0) throw new NotApplicable('the server refuses to give a part');
      for (const answer of given) {
        judge(answer)
          .resourceType('ImagingStudy')
          .fhirpath('id = %id', 'the id is the one in the URL', { id })
          .fhirpath(
            'meta.versionId.empty() or meta.versionId = %versionId',
            'the version id, if it is given, is that of the study',
            { versionId: versionId ?? '' },
          );
      }
    },
  ),
  check(
    'crud/read/whole-after-part',
    {
      rule: 'A read that asks for a part of a study has no effect on the next one, which gives the whole study.',
      requirements: ['rest-create-roundtrip', 'rest-read-summary-elements'],
      level: 'SHOULD',
      needs,
    },
    async ({ server, studies, judge }) => {
      const { id, read } = await studies.stored(studies.one({ description: 'whole' }));
      const names = Object.keys(read.resource ?? {});
      for (const part of parts) {
        await server.read('ImagingStudy', `${id}?${part}`);
        const whole = await server.read('ImagingStudy', id);
        const lost = names.filter((name) => whole.resource?.[name] === undefined);
        judge(whole)
          .status(200)
          .that(lost.length === 0, {
            code: 'part-of-study',
            message: `after a read with ${part} a read without it has no ${lost.join(', ')}`,
            expected: names,
            actual: Object.keys(whole.resource ?? {}),
          });
      }
    },
  ),
];
