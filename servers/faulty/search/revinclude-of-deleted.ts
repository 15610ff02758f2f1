import { accompanied, nameOf } from '../companions.ts';
import { defineFault } from '../define.ts';
import { deletedIn, keptWhenDeleted } from '../deleted-resources.ts';

export default defineFault({
  id: 'revinclude-of-deleted',
  chapter: 'search',
  breaks: '_revinclude brings what has been deleted.',
  requirements: ['search-revinclude'],
  request: keptWhenDeleted,
  response: (response, request, context) =>
    accompanied(({ matches, includes, others, asked }) => {
      const types = asked
        .filter(({ name }) => name === '_revinclude')
        .map(({ value }) => value.split(':')[0]);
      const base = matches[0]?.fullUrl?.split('/ImagingStudy')[0];
      const gone = deletedIn(context)
        .filter(([, { resourceType }]) => types.includes(resourceType))
        .filter(([, resource]) =>
          matches.some((match) => JSON.stringify(resource).includes(`"${nameOf(match)}"`)),
        )
        .map(([name, resource]) => ({
          fullUrl: `${base}/${name}`,
          resource,
          search: { mode: 'include' },
        }));
      return gone.length > 0 ? [...matches, ...includes, ...gone, ...others] : undefined;
    })(response, request),
});
