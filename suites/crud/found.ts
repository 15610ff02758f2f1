import { NotApplicable, NotTestable } from '../../fixtures/check.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { check } from '../check.ts';
import { put } from './put.ts';

/** Studies as searches give them (http.html#concurrency). */
export const foundChecks = [
  check(
    'crud/update/found-version',
    {
      rule: 'A search gives an updated study with the version id that a read gives it.',
      requirements: ['rest-etag-equals-versionid', 'rest-versionid-changes-on-update'],
      needs: { interactions: ['create', 'read', 'update', 'search-type'], parameters: ['_id'] },
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { id, stored, read } = await studies.stored(studies.one({ status: 'registered' }));
      const updated = await put(server, { ...stored, status: 'available' }, read);
      if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
      const now = await server.read('ImagingStudy', id);
      const { versionId } = now.resource?.meta ?? {};
      if (versionId === undefined) throw new NotApplicable('the server gives no version ids');
      const ask = () => server.search('ImagingStudy', [['_id', id]], { scoped: false });
      const result = await eventually(
        context,
        ask,
        ({ matches: [match] }) => match?.meta?.versionId === versionId,
      );
      const match = result.matches.find((one) => one.id === id);
      if (match?.status !== 'available' || match.meta?.versionId === undefined) {
        throw new NotApplicable('the search does not give the study of now with a version id');
      }
      judge(result).that(match.meta.versionId === versionId, {
        code: 'version',
        message: `a search gives the version of now with meta.versionId ${match.meta.versionId}`,
        expected: versionId,
        actual: match.meta.versionId,
      });
    },
  ),
];
