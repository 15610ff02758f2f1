import { accompanied, includedBy, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { deletedIn, keptWhenDeleted } from '../deleted-resources.ts';

export default defineFault({
  id: 'include-of-deleted',
  chapter: 'search',
  breaks: '_include brings what has been deleted.',
  requirements: ['search-include-missing-target'],
  seenIn: 'https://github.com/microsoft/fhir-server/pull/1956',
  request: keptWhenDeleted,
  response: (response, request, context) =>
    accompanied(({ matches, includes, others, asked }) => {
      const codes = includedBy({ asked: asked.filter(({ name }) => name === '_include') });
      const referred = matches.flatMap(({ resource }) =>
        codes.flatMap((code) => referencesIn(resource, code)),
      );
      const base = matches[0]?.fullUrl?.split('/ImagingStudy')[0];
      const gone = deletedIn(context)
        .filter(([name]) => referred.includes(name))
        .map(([name, resource]) => ({
          fullUrl: `${base}/${name}`,
          resource,
          search: { mode: 'include' },
        }));
      return gone.length > 0 ? [...matches, ...includes, ...gone, ...others] : undefined;
    })(response, request),
});
