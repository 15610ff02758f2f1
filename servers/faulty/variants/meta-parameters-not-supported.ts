import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

const unknown = /^_(?:tag|security|profile|source|lastUpdated)(?::|$)/;

interface Part {
  searchParam?: { name: string }[];
}

interface Declared extends Resource {
  rest: (Part & { resource: Part[] })[];
}

export default defineFault({
  id: 'meta-parameters-not-supported',
  chapter: 'search',
  breaks: 'Of the parameters that all types have only _id is supported; the others are ignored.',
  requirements: ['search-unknown-param-ignored'],
  allowedBy: 'search.html#conformance',
  request: (request) => {
    const parameters = parametersOf(request);
    const known = parameters.filter(({ name }) => !unknown.test(name));
    if (!isStudySearch(request) || known.length === parameters.length) return undefined;
    return askedWith(request, known);
  },
  response: (response) => {
    const body = response.body as Declared | undefined;
    if (body?.resourceType !== 'CapabilityStatement') return undefined;
    const rest = body.rest.map((part) => ({
      ...lacking(part),
      resource: part.resource.map(lacking),
    }));
    return { ...response, body: { ...body, rest } };
  },
});

function lacking<T extends Part>(part: T): T {
  return { ...part, searchParam: part.searchParam?.filter(({ name }) => !unknown.test(name)) };
}
