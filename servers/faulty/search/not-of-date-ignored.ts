import { defineFault } from '../define.ts';
import { askedWith, isStudySearch, parametersOf } from '../search-request.ts';

export default defineFault({
  id: 'not-of-date-ignored',
  chapter: 'search',
  breaks: 'started:not, which R4 does not have for dates, finds what started finds.',
  requirements: ['search-unsupported-modifier-rejected'],
  seenIn: 'docs/findings/hapi.md#modifiers',
  request: (request) => {
    const parameters = isStudySearch(request) ? parametersOf(request) : [];
    if (!parameters.some(({ name }) => name === 'started:not')) return undefined;
    return askedWith(
      request,
      parameters.map(({ name, value }) => ({
        name: name.replace(/^started:not$/, 'started'),
        value,
      })),
    );
  },
});
