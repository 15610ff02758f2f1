import { conditionally } from '../conditional-fault.ts';
import { defineFault } from '../define.ts';

export default defineFault({
  id: 'conditional-delete-drops-criterion',
  chapter: 'crud',
  breaks: 'Of several criteria of a conditional delete only the first counts.',
  requirements: ['rest-cond-delete-single'],
  request: conditionally('DELETE', (request, matches) =>
    matches.length === 0 ? { ...request, url: request.url.replace(/&.*$/, '') } : undefined,
  ),
});
