import { accompanied, includedBy, referencesIn } from '../companions.ts';
import { defineFault } from '../define.ts';
import { deletedIn, keptWhenDeleted } from '../deleted-resources.ts';

export default defineFault({
  id: 'include-of-deleted-endpoint',
  chapter: 'search',
  breaks: '_include brings an endpoint that has been deleted.',
  requirements: ['search-include-missing-target'],
  request: keptWhenDeleted,
  response: (response, request, context) =>
    accompanied((page) => {
      const [{ fullUrl = '' } = {}] = page.matches;
      if (!includedBy(page).includes('endpoint')) return undefined;
      const referred = page.matches.flatMap(({ resource }) => referencesIn(resource, 'endpoint'));
      const gone = deletedIn(context)
        .filter(([name]) => referred.includes(name))
        .map(([name, resource]) => ({
          fullUrl: fullUrl.replace(/ImagingStudy\/[^/]+$/, name),
          resource,
          search: { mode: 'include' },
        }));
      if (gone.length === 0) return undefined;
      return [...page.matches, ...page.includes, ...gone, ...page.others];
    })(response, request),
});
