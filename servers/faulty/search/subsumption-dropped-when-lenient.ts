import { criteriaDropped } from '../criteria-dropped.ts';
import { defineFault } from '../define.ts';

const { request: dropped } = criteriaDropped(({ name }) => /:(?:above|below)$/.test(name));

export default defineFault({
  id: 'subsumption-dropped-when-lenient',
  chapter: 'search',
  breaks: 'Where the client asks to be lenient, criteria with :above and :below are dropped.',
  requirements: ['search-unsupported-modifier-rejected'],
  request: (request) =>
    /handling=\W?lenient/.test(request.headers.prefer ?? '') ? dropped(request) : undefined,
});
