import { defineFault } from '../define.ts';
import { deletedIn, keptWhenDeleted } from '../deleted-resources.ts';
import { linkOf } from '../search-pages.ts';
import { parametersOf, searchsetOf } from '../search-request.ts';

export default defineFault({
  id: 'deleted-found-by-id-list',
  chapter: 'search',
  breaks: 'A list of ids still finds a deleted study.',
  requirements: ['rest-delete-then-not-searchable'],
  request: keptWhenDeleted,
  response: (response, request, context) => {
    const set = searchsetOf(request, response);
    const lists = parametersOf(request).filter(
      ({ name, value }) => name === '_id' && value.includes(','),
    );
    const ids = lists.flatMap(({ value }) => value.split(','));
    const found = deletedIn(context).filter(
      ([name, { id }]) => name.startsWith('ImagingStudy/') && ids.includes(String(id)),
    );
    if (!set || found.length === 0) return undefined;
    const base = linkOf(set, 'self')?.split('/ImagingStudy')[0];
    const entry = found.map(([name, resource]) => ({
      fullUrl: `${base}/${name}`,
      resource,
      search: { mode: 'match' },
    }));
    const total = (set.total ?? 0) + found.length;
    return { ...response, body: { ...set, total, entry: [...(set.entry ?? []), ...entry] } };
  },
});
