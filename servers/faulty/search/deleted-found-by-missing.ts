import { defineFault } from '../define.ts';
import { deletedIn, keptWhenDeleted } from '../deleted-resources.ts';
import { linkOf } from '../search-pages.ts';
import { isControl, parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'deleted-found-by-missing',
  chapter: 'search',
  breaks: 'A deleted study without a start is found by started:missing=true.',
  requirements: ['rest-delete-then-not-searchable', 'search-missing'],
  request: keptWhenDeleted,
  response: (response, request, context) => {
    const set = searchsetOf(request, response);
    const criteria = parametersOf(request).filter((one) => !isControl(one));
    const asked = criteria.find(({ name }) => name === 'started:missing');
    if (!set || asked?.value !== 'true') return undefined;
    const base = linkOf(set, 'self')?.split('/ImagingStudy')[0];
    const gone = deletedIn(context)
      .filter(([name, { started }]) => name.startsWith('ImagingStudy/') && started === undefined)
      .map(([name, resource]) => ({
        fullUrl: `${base}/${name}`,
        resource,
        search: { mode: 'match' },
      }));
    const entry = [...(set.entry ?? []), ...gone];
    const total = (set.total ?? 0) + gone.length;
    return gone.length > 0 ? { ...response, body: { ...set, total, entry } } : undefined;
  },
});
