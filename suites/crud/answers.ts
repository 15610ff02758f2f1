import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { differences } from '../../fixtures/difference.ts';
import { parseLossless } from '../../fixtures/lossless.ts';
import { idOf, locationOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { put } from './put.ts';

/** A write, and what it stored. */
interface Written {
  answer: Answer;
  id: string;
  read: Answer;
}

type Write = (context: CheckContext, headers?: Record<string, string>) => Promise<Written>;

const create: Write = async ({ server, studies }, headers = {}) => {
  const answer = await server.create(studies.one({ status: 'available' }), { headers });
  const id = idOf(answer);
  if (answer.status !== 201 || !id) {
    throw new NotTestable(`a valid study was not stored: create answered ${answer.status}`);
  }
  return { answer, id, read: await server.read('ImagingStudy', id) };
};

const update: Write = async ({ server, studies }, headers = {}) => {
  const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
  const answer = await put(server, { ...stored, status: 'available' }, read, { headers });
  if (answer.status !== 200) throw new NotTestable(`the update answered ${answer.status}`);
  return { answer, id, read: await server.read('ImagingStudy', id) };
};

const writes: Record<string, { write: Write; interactions: string[]; article: string }> = {
  create: { write: create, interactions: ['create', 'read'], article: 'a create' },
  update: { write: update, interactions: ['create', 'read', 'update'], article: 'an update' },
};

/** What a server sets, or may render anew for each answer. */
const ownWords = new Set(['meta', 'text']);

const studyIn = ({ resource }: Answer) =>
  resource?.resourceType === 'ImagingStudy' ? resource : undefined;

/** What comes in the answers to writes (http.html#ops). */
export const answerChecks: Check[] = [
  check(
    'crud/create/body',
    {
      rule: 'A resource in the answer to a create is the new study, with the id that Location names.',
      requirements: ['rest-id-same-everywhere'],
      needs: { interactions: ['create'] },
    },
    async ({ server, studies, judge }) => {
      const created = await server.create(studies.one());
      if (!studyIn(created)) throw new NotApplicable('the answer has no study in it');
      const named = locationOf(created);
      if (!named) throw new NotApplicable('Location names no id (a check of its own)');
      judge(created).fhirpath('id = %id', 'the id in the body is the one in Location', {
        id: named.id,
      });
    },
  ),
  check(
    'crud/update/body',
    {
      rule: 'A resource in the answer to an update is the study, with the id of the URL.',
      requirements: ['rest-id-same-everywhere'],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async (context) => {
      const { answer, id } = await update(context);
      if (!answer.resource) throw new NotApplicable('the answer has no resource in it');
      if (answer.resource.resourceType === 'OperationOutcome') {
        throw new NotApplicable('the answer has an OperationOutcome in it (a check of its own)');
      }
      context
        .judge(answer)
        .resourceType('ImagingStudy')
        .fhirpath('id = %id', 'the id in the body is the one in the URL', { id });
    },
  ),
  ...Object.entries(writes).flatMap(([name, { write, interactions, article }]) => [
    check(
      `crud/${name}/body-version`,
      {
        rule: `A study in the answer to ${article} has the version id that it is stored with.`,
        requirements: [
          name === 'create' ? 'rest-create-populates-id-meta' : 'rest-versionid-changes-on-update',
          'rest-etag-equals-versionid',
        ],
        needs: { interactions },
      },
      async (context) => {
        let judged = false;
        for (const headers of [{}, { prefer: 'return=representation' }]) {
          const { answer, read } = await write(context, headers);
          const told = studyIn(answer)?.meta?.versionId;
          if (told === undefined) continue;
          judged = true;
          context.judge(read).status(200).fhirpath('meta.versionId = %told', 'it is that version', {
            told,
          });
        }
        if (!judged) throw new NotApplicable('no answer has a study with a version');
      },
    ),
    check(
      `crud/${name}/prefer-representation`,
      {
        rule: `Prefer: return=representation gives the study as stored in the answer to ${article}.`,
        requirements: ['rest-prefer-representation'],
        needs: { interactions },
      },
      async (context) => {
        const { answer, id, read } = await write(context, { prefer: 'return=representation' });
        const chain = context
          .judge(answer)
          .resourceType('ImagingStudy')
          .fhirpath('id = %id', 'it is that study', { id })
          .fhirpath(
            'meta.versionId.empty() or meta.versionId = %version',
            'it has the version id that it is stored with',
            { version: read.resource?.meta?.versionId ?? '' },
          );
        if (!chain.ok || read.resource?.resourceType !== 'ImagingStudy') return;
        const found = differences(parseLossless(read.text), parseLossless(answer.text), ownWords);
        chain.that(found.length === 0, {
          code: 'content-altered',
          message: `the study in the answer is not the one then read: ${found[0]?.path} ${found[0]?.kind}`,
          expected: 'the study as it is stored',
          actual: found.slice(0, 20),
        });
      },
    ),
    check(
      `crud/${name}/prefer-minimal`,
      {
        rule: `Prefer: return=minimal gives no body in the answer to ${article}.`,
        requirements: ['rest-prefer-minimal'],
        needs: { interactions },
      },
      async (context) => {
        const { answer } = await write(context, { prefer: 'return=minimal' });
        context.judge(answer).that(answer.text === '', {
          code: 'body',
          message: 'the answer has a body, though the client asked for none',
          expected: 'no body',
          actual: answer.text.slice(0, 200),
        });
      },
    ),
    check(
      `crud/${name}/prefer-outcome`,
      {
        rule: `Prefer: return=OperationOutcome gives an outcome without errors in the answer to ${article}.`,
        requirements: ['rest-prefer-operationoutcome', 'rest-outcome-aligned-with-status'],
        needs: { interactions },
      },
      async (context) => {
        const { answer } = await write(context, { prefer: 'return=OperationOutcome' });
        context
          .judge(answer)
          .resourceType('OperationOutcome')
          .fhirpath(
            "issue.where(severity = 'error' or severity = 'fatal').empty()",
            'no issue is of severity error or fatal',
          );
      },
    ),
    check(
      `crud/${name}/no-unasked-outcome`,
      {
        rule: `Without a Prefer header the answer to ${article} is the study or nothing, not an OperationOutcome.`,
        requirements: ['rest-prefer-absent-no-outcome'],
        needs: { interactions },
      },
      async (context) => {
        const { answer } = await write(context);
        context.judge(answer).that(answer.resource?.resourceType !== 'OperationOutcome', {
          code: 'unasked-outcome',
          message: `the answer to ${article} holds an OperationOutcome that nobody asked for`,
          expected: 'the study, or no body',
          actual: answer.resource?.resourceType ?? null,
        });
      },
    ),
    check(
      `crud/${name}/media-type`,
      {
        rule: `A study in the answer to ${article} is served as application/fhir+json.`,
        requirements: ['format-json-mime-type'],
        needs: { interactions },
      },
      async (context) => {
        const { answer } = await write(context);
        if (!answer.resource) throw new NotApplicable('the answer has no resource in it');
        context.judge(answer).header('Content-Type', fhirJson, 'application/fhir+json');
      },
    ),
  ]),
];

/** The media type of resources in JSON, with parameters or without (http.html#mime-type). */
export const fhirJson = /^application\/fhir\+json\s*(?:;|$)/i;
