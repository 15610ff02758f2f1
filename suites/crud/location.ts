import { NotApplicable } from '../../fixtures/check.ts';
import { declares } from '../../fixtures/claims.ts';
import { locationOf } from '../../fixtures/studies.ts';
import { check } from '../check.ts';
import { HAS_UID, uidOf } from './uid-of.ts';
import { tracksVersions } from './versions.ts';

const needsRead = { interactions: ['create', 'read'] };

/** The Location of a create (http.html#create). */
export const locationChecks = [
  check(
    'crud/create/location',
    {
      rule: 'A create answers with a Location that names the type and the id of the new study.',
      requirements: ['rest-create-location'],
      needs: needsRead,
    },
    async ({ server, studies, judge }) => {
      for (const study of [studies.one(), studies.one()]) {
        const created = await server.create(study);
        const chain = judge(created).status(201).header('Location');
        if (!chain.ok) return;
        const named = locationOf(created);
        chain.that(named?.type === 'ImagingStudy', {
          code: 'location',
          message: `Location '${created.headers.location}' does not end in ImagingStudy/[id]`,
          expected: '[base]/ImagingStudy/[id]/_history/[vid]',
          actual: created.headers.location,
        });
        if (!named || !chain.ok) return;
        const { id } = named;
        judge(await server.read('ImagingStudy', id))
          .status(200)
          .fhirpath('id = %id', 'the resource at Location has the id that Location names', { id })
          .fhirpath(HAS_UID, 'the resource at Location is the study just sent', {
            uid: uidOf(study),
          });
      }
    },
  ),
  check(
    'crud/create/location-version',
    {
      rule: 'The Location of a create names the version id where the server tracks versions.',
      requirements: ['rest-create-location'],
      needs: needsRead,
    },
    async ({ session, studies, judge }) => {
      if (declares(session, 'versioning') === 'no-version') {
        throw new NotApplicable('the server declares versioning = no-version');
      }
      const { created, versionId } = await studies.stored();
      const named = locationOf(created)?.versionId;
      const chain = (tracksVersions(session) ? judge : judge.should)(created).that(
        named !== undefined,
        {
          code: 'location-version',
          message: `Location '${created.headers.location ?? ''}' has no version id`,
          expected: '[base]/ImagingStudy/[id]/_history/[vid]',
          actual: created.headers.location ?? null,
        },
      );
      if (named !== undefined && versionId !== undefined) {
        chain.that(named === versionId, {
          code: 'location-version',
          message: `Location names version ${named}, the study just created has version ${versionId}`,
          expected: versionId,
          actual: named,
        });
      }
    },
  ),
  check(
    'crud/create/location-version-readable',
    {
      rule: 'The versioned URL in Location can be read.',
      requirements: ['rest-create-location'],
      needs: { interactions: ['create', 'vread'] },
    },
    async ({ server, studies, judge }) => {
      const { created, id } = await studies.stored();
      const version = locationOf(created)?.versionId;
      if (!version) throw new NotApplicable('Location has no version id (a check of its own)');
      judge(await server.vread('ImagingStudy', id, version))
        .status(200)
        .fhirpath('id = %id and meta.versionId = %version', 'id and version are those asked for', {
          id,
          version,
        });
    },
  ),
];
