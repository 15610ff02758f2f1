import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { linkOf } from '../search-pages.ts';
import { allMatches, askedWith, parametersOf, type Searchset } from '../search-request.ts';

const urlOf = (set: Searchset, { id }: Resource) =>
  `${linkOf(set, 'self')?.split('/Patient/')[0]}/ImagingStudy/${id}`;

export default defineFault({
  id: 'compartment-or-escapes',
  chapter: 'search',
  breaks:
    'In the compartment of a patient the second of several values finds studies of any patient.',
  requirements: ['search-compartment-patient', 'search-or-comma'],
  response: async (response, request, context) => {
    const set = response.body as Searchset;
    const parameters = parametersOf(request);
    const or = parameters.find(({ name, value }) => !name.startsWith('_') && value.includes(','));
    if (!/^\/Patient\/[^/]+\/ImagingStudy\?/.test(request.url) || !or || !set.link)
      return undefined;
    const [, ...rest] = or.value.split(',');
    const others = parameters.map((one) => (one === or ? { ...or, value: rest.join(',') } : one));
    const here = (set.entry ?? []).map(({ resource }) => resource?.id);
    const more = (await allMatches(askedWith(request, others), context))
      .filter(({ id }) => !here.includes(id))
      .map((resource) => ({ fullUrl: urlOf(set, resource), resource, search: { mode: 'match' } }));
    const entry = [...(set.entry ?? []), ...more];
    return { ...response, body: { ...set, total: (set.total ?? 0) + more.length, entry } };
  },
});
