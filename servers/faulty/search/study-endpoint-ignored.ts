import { defineFault } from '../define.ts';
import { indexedAs } from '../indexed-as.ts';

export default defineFault({
  id: 'study-endpoint-ignored',
  chapter: 'search',
  breaks: 'endpoint looks at the endpoints of series and not at those of the study.',
  requirements: ['search-param-endpoint'],
  response: indexedAs('endpoint', ({ endpoint: _, ...study }) => study),
});
