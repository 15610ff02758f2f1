import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import { locationOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { put } from './put.ts';
import { HAS_UID, uidOf } from './uid-of.ts';
import { tracksVersions } from './versions.ts';

/** What a client may prefer to be returned changes the body of the answer alone (http.html#prefer). */
const preferences = ['minimal', 'representation', 'OperationOutcome'];

const headersFor = (preference: string) => ({ prefer: `return=${preference}` });

export const anyPreferenceChecks: Check[] = [
  check(
    'crud/create/any-preference',
    {
      rule: 'A create answers 201 with a Location that names the new study, whatever the client prefers to be returned.',
      requirements: ['rest-create-location', 'rest-create-201'],
      needs: { interactions: ['create', 'read'] },
    },
    async ({ server, session, studies, judge }) => {
      for (const preference of preferences) {
        const study = studies.one();
        const created = await server.create(study, { headers: headersFor(preference) });
        const chain = judge(created).status(201).header('Location');
        const named = locationOf(created);
        if (!chain.ok || !named) continue;
        const read = await server.read('ImagingStudy', named.id);
        judge(read)
          .status(200)
          .fhirpath(
            `id = %id and (${HAS_UID})`,
            'the resource at Location is the study just sent',
            { id: named.id, uid: uidOf(study) },
          );
        if (!tracksVersions(session)) continue;
        chain.that(named.versionId === read.resource?.meta?.versionId, {
          code: 'location-version',
          message: `Location '${created.headers.location}' does not name the version ${read.resource?.meta?.versionId}`,
          expected: '[base]/ImagingStudy/[id]/_history/[vid]',
          actual: created.headers.location ?? null,
        });
      }
    },
  ),
  check(
    'crud/create/location-with-client-id',
    {
      rule: 'The Location of a create names the id that the server gave, not one that stood in the body.',
      requirements: ['rest-create-location', 'rest-create-ignores-client-id'],
      needs: { interactions: ['create', 'read'] },
    },
    async ({ server, session, studies, judge }) => {
      const study = studies.one({ id: `lbx-${session.runId}-location` });
      const created = await server.create(study);
      const named = locationOf(created);
      if (created.status !== 201 || !named) {
        throw new NotTestable(`the create answered ${created.status} (a check of its own)`);
      }
      judge(await server.read('ImagingStudy', named.id))
        .status(200)
        .fhirpath(`id = %id and (${HAS_UID})`, 'the resource at Location is the study just sent', {
          id: named.id,
          uid: uidOf(study),
        });
    },
  ),
  check(
    'crud/update/as-create-any-preference',
    {
      rule: 'An update that creates answers 201, whatever the client prefers to be returned.',
      requirements: ['rest-update-as-create-201'],
      needs: { interactions: ['read', 'update'] },
    },
    async ({ server, session, studies, judge }) => {
      for (const [at, preference] of preferences.entries()) {
        const id = `lbx-${session.runId}-prefer-${at}`;
        const options = { headers: headersFor(preference) };
        const created = await server.update(studies.one({ id }), options);
        if (created.status >= 400 && created.status < 500) {
          if (declares(session, 'updateCreate') === true) judge(created).status(201);
          throw new NotApplicable(`the server does not create by update: ${created.status}`);
        }
        judge(created).status(201);
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath('id = %id', 'the study is there under that id', { id });
      }
    },
  ),
  check(
    'crud/create/body-in-fhir',
    {
      rule: 'What a write is answered with as application/fhir+json is a resource, whatever the client prefers to be returned.',
      requirements: [
        'format-json-mime-type',
        'rest-create-populates-id-meta',
        'rest-prefer-representation',
      ],
      needs: { interactions: ['create', 'read', 'update'] },
    },
    async ({ server, studies, judge }) => {
      for (const preference of preferences) {
        const headers = headersFor(preference);
        const { id, stored, read } = await studies.stored();
        const changed = { ...stored, id, status: 'cancelled' };
        for (const answer of [
          await server.create(studies.one(), { headers }),
          await put(server, changed, read, { headers }),
        ]) {
          const type = answer.headers['content-type'] ?? '';
          if (answer.text.trim() === '' || !/^application\/fhir\+json/.test(type)) continue;
          const { resourceType } = answer.resource ?? {};
          judge(answer).that(typeof resourceType === 'string', {
            code: 'resource-type',
            message: `the body that is sent as ${type} is no resource: ${answer.text.slice(0, 80)}`,
            expected: 'a resource in JSON',
            actual: answer.text.slice(0, 200),
          });
        }
      }
    },
  ),
];
