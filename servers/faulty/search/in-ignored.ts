import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

const membership = /:(?:not-)?in$/;

export default defineFault({
  id: 'in-ignored',
  chapter: 'search',
  breaks: ':in and :not-in are ignored: what they name is taken for a code.',
  requirements: ['search-unsupported-modifier-rejected', 'search-token-in'],
  seenIn: 'docs/findings/hapi.md#modifiers',
  request: (request) => {
    const parameters = isStudySearch(request) ? parametersOf(request) : [];
    if (!parameters.some(({ name }) => membership.test(name))) return undefined;
    return askedWith(
      request,
      parameters.map(({ name, value }) => ({ name: name.replace(membership, ''), value })),
    );
  },
});
