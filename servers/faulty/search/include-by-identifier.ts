import { includedBy, pathsOf } from '../companions.ts';
import { defineFault } from '../define.ts';
import { parametersOf, type Searchset, searchsetOf } from '../search-request.ts';
import { elementsAt } from '../study-elements.ts';

interface Logical {
  reference?: string;
  type?: string;
  identifier?: { system?: string; value?: string };
}

export default defineFault({
  id: 'include-by-identifier',
  chapter: 'search',
  breaks: 'An include adds what a reference names by an identifier alone.',
  requirements: ['search-logical-reference-not-joined'],
  response: async (response, request, { upstream }) => {
    const set = searchsetOf(request, response);
    const asked = parametersOf(request).filter(({ name }) => name === '_include');
    if (!set?.entry || asked.length === 0) return undefined;
    const logical = includedBy({ asked }).flatMap((code) =>
      (set.entry ?? []).flatMap(({ resource }) =>
        resource?.resourceType === 'ImagingStudy'
          ? pathsOf(code).flatMap((path) => elementsAt(resource, path) as Logical[])
          : [],
      ),
    );
    const entry = [...set.entry];
    const base = set.entry[0]?.fullUrl?.split('/ImagingStudy/')[0] ?? '';
    for (const { reference, type, identifier } of logical) {
      if (reference !== undefined || !type || !identifier) continue;
      const value = `${identifier.system}|${identifier.value}`;
      const url = `/${type}?identifier=${encodeURIComponent(value)}`;
      const { body } = await upstream({ method: 'GET', url, headers: {} });
      const [found] = (body as Searchset).entry ?? [];
      const fullUrl = `${base}/${type}/${found?.resource?.id}`;
      if (!found?.resource || entry.some((one) => one.fullUrl === fullUrl)) continue;
      entry.push({ fullUrl, resource: found.resource, search: { mode: 'include' } });
    }
    return entry.length > set.entry.length ? { ...response, body: { ...set, entry } } : undefined;
  },
});
