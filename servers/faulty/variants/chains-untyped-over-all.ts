import { searchParametersOf } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf, type Searchset } from '../search-request.ts';

export default defineFault({
  id: 'chains-untyped-over-all',
  chapter: 'search',
  breaks: 'A chain that names no type is followed to all types.',
  requirements: ['search-chain-untyped-ambiguous'],
  allowedBy: 'search.html#chaining',
  response: async (response, request, { upstream }) => {
    const parameters = parametersOf(request);
    const untyped = parameters.find(({ name }) => /^[a-z]+\.identifier$/.test(name));
    if (response.status !== 400 || !isStudySearch(request) || !untyped) return undefined;
    const code = untyped.name.split('.')[0] ?? '';
    const parameter = searchParametersOf('ImagingStudy').find((one) => one.code === code);
    const entry: NonNullable<Searchset['entry']> = [];
    let first: Searchset | undefined;
    for (const type of parameter?.targets ?? []) {
      const name = `${code}:${type}.identifier`;
      const asked = parameters.map((one) => (one === untyped ? { name, value: one.value } : one));
      const { body } = await upstream(askedWith(request, asked));
      const set = body as Searchset;
      first ??= set;
      const known = entry.map(({ fullUrl }) => fullUrl);
      entry.push(...(set.entry ?? []).filter(({ fullUrl }) => !known.includes(fullUrl)));
    }
    const link = (first?.link ?? []).map(({ relation, url }) => ({
      relation,
      url: url.replace(/(%3A|:)[A-Z][A-Za-z]+\.identifier/, '.identifier'),
    }));
    return { ...response, status: 200, body: { ...first, link, entry, total: entry.length } };
  },
});
