import { type Check, NotApplicable, NotTestable } from '../../../fixtures/check.ts';
import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { judgeOutput } from '../../../fixtures/judge-output.ts';
import { check } from '../../check.ts';
import { put } from '../../crud/put.ts';

/** What a server may get wrong in a study, of the rules that R4 has for the JSON and the content of any resource. */
export const ofStudies = [
  'validation-output-valid',
  'format-json-output-no-empties',
  'format-json-unique-property-names',
  'format-json-primitive-types',
  'format-json-repeating-as-array',
  'validation-unknown-element',
  'validation-instant-lastupdated',
  'validation-logical-id-format',
  'validation-narrative-rules',
  'validation-ext-1',
] as const;

const representation = { headers: { prefer: 'return=representation' } };

/** The study in an answer that may leave it out. */
function studyIn(answer: Answer): Answer {
  if (answer.status >= 300) throw new NotTestable(`the request was answered ${answer.status}`);
  if (answer.resource?.resourceType === 'ImagingStudy') return answer;
  throw new NotApplicable('the answer has no study in JSON');
}

interface StudyAnswer {
  id: string;
  rule: string;
  interactions: readonly string[];
  ask(context: CheckContext): Promise<Answer>;
}

const answers: readonly StudyAnswer[] = [
  {
    id: 'create',
    rule: 'The study in the answer to a create is valid.',
    interactions: ['create'],
    ask: ({ server, studies }) => server.create(studies.one(), representation),
  },
  {
    id: 'read',
    rule: 'A study that was valid when it was created is valid when it is read.',
    interactions: ['create', 'read'],
    ask: async ({ studies }) => (await studies.stored()).read,
  },
  {
    id: 'update',
    rule: 'The study in the answer to an update is valid.',
    interactions: ['create', 'read', 'update'],
    async ask({ server, studies }) {
      const { id, sent, read } = await studies.stored();
      return put(server, { ...sent, id, status: 'available' }, read, representation);
    },
  },
  {
    id: 'read-after-update',
    rule: 'A study that was valid when it was updated is valid when it is read.',
    interactions: ['create', 'read', 'update'],
    async ask({ server, studies }) {
      const { id, sent, read } = await studies.stored();
      const updated = await put(server, { ...sent, id, status: 'available' }, read);
      if (updated.status >= 300) return updated;
      return server.read('ImagingStudy', id);
    },
  },
  {
    id: 'vread',
    rule: 'A version of a study is valid.',
    interactions: ['create', 'read', 'vread'],
    async ask({ server, studies }) {
      const { id, versionId } = await studies.stored();
      if (versionId === undefined) throw new NotApplicable('the server gives no version ids');
      return server.vread('ImagingStudy', id, versionId);
    },
  },
  {
    id: 'old-version',
    rule: 'A version of a study that is no longer the current one is valid.',
    interactions: ['create', 'read', 'update', 'vread'],
    async ask({ server, studies }) {
      const { id, sent, read, versionId } = await studies.stored();
      if (versionId === undefined) throw new NotApplicable('the server gives no version ids');
      const updated = await put(server, { ...sent, id, status: 'available' }, read);
      if (updated.status >= 300) return updated;
      const version = await server.vread('ImagingStudy', id, versionId);
      if (version.status === 404 || version.status === 410) {
        throw new NotApplicable('the server does not keep the version (a check of its own)');
      }
      return version;
    },
  },
];

/** Studies as they come back: what was valid when it was sent is valid still. */
export const studyOutputChecks: Check[] = answers.map(({ id, rule, interactions, ask }) =>
  check(
    `validation/output/${id}`,
    { rule, requirements: [...ofStudies], needs: { interactions } },
    async (context) => judgeOutput(context, studyIn(await ask(context))),
  ),
);
