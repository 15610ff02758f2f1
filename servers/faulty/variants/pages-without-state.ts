import { defineFault } from '../define.ts';
import { ownBase } from '../own-base.ts';
import {
  allMatches,
  askedWith,
  isStudySearch,
  parametersOf,
  type Searchset,
} from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'pages-without-state',
  chapter: 'search',
  breaks: 'Links to other pages repeat the whole search with an offset; no state is kept.',
  requirements: ['search-paging-next'],
  allowedBy: 'http.html#paging',
  request: (request) => {
    const parameters = parametersOf(request);
    const plain = parameters.filter(({ name }) => name !== '_offset');
    if (!isStudySearch(request) || plain.length === parameters.length) return undefined;
    return askedWith(request, plain);
  },
  response: async (response, request, context) => {
    const parameters = parametersOf(request);
    const shapes = parameters.some(
      ({ name, value }) =>
        ['_summary', '_elements', '_contained'].includes(name) ||
        (name === '_count' && value === '0'),
    );
    if (shapes) return undefined;
    const size = Number(parameters.find(({ name }) => name === '_count')?.value ?? 50);
    const offset = Number(parameters.find(({ name }) => name === '_offset')?.value ?? 0);
    const criteria = parameters.filter(({ name }) => name !== '_offset' && name !== '_count');
    const base = await ownBase(context, request);
    const all = await allMatches(
      askedWith(request, [...criteria, { name: '_count', value: '1000' }]),
      context,
    );
    const told = shaped((set): Searchset => {
      const others = (set.entry ?? []).filter(({ search }) => search?.mode === 'outcome');
      const entry = all.slice(offset, offset + size).map((resource) => ({
        fullUrl: `${base}/ImagingStudy/${resource.id}`,
        resource,
        search: { mode: 'match' },
      }));
      const self = set.link?.filter(({ relation }) => relation === 'self') ?? [];
      const more = offset + size < all.length;
      const further = [
        ...criteria,
        { name: '_count', value: String(size) },
        { name: '_offset', value: String(offset + size) },
      ];
      const { url } = askedWith(request, further);
      const { entry: _, ...kept } = set;
      return {
        ...kept,
        ...(entry.length + others.length > 0 && { entry: [...entry, ...others] }),
        link: more ? [...self, { relation: 'next', url: base + url }] : self,
      };
    });
    return told(response, request);
  },
});
